import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { BridgeHoldController } from './bridge-hold.controller.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [BridgeHoldController],
})
export class AppModule {}
