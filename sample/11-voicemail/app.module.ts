import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { DraftRecorder } from './draft-recorder.service.js';
import { LeaveMessageController } from './leave-message.controller.js';
import { Mailboxes } from './mailboxes.service.js';
import { MessageReader } from './message-reader.service.js';
import { ReadMessagesController } from './read-messages.controller.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment })],
  providers: [LeaveMessageController, ReadMessagesController, Mailboxes, DraftRecorder, MessageReader],
})
export class AppModule {}
