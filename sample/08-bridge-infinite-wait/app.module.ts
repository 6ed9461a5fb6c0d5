import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { ANNOUNCEMENT_INTERVAL, BridgeInfiniteWaitController } from './bridge-infinite-wait.controller.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [BridgeInfiniteWaitController, { provide: ANNOUNCEMENT_INTERVAL, useValue: 30_000 }],
})
export class AppModule {}
