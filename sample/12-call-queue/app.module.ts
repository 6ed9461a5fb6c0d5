import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { CallQueueController } from './call-queue.controller.js';
import { ANNOUNCEMENT_INTERVAL, WaitingLine } from './waiting-line.service.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [CallQueueController, WaitingLine, { provide: ANNOUNCEMENT_INTERVAL, useValue: 30_000 }],
})
export class AppModule {}
