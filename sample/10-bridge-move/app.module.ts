import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { BridgeMoveController } from './bridge-move.controller.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [BridgeMoveController],
})
export class AppModule {}
