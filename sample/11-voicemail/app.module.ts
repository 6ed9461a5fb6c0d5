import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { AriDataModule } from 'nestjs-ari/data';
import { AriVoicemailModule } from 'nestjs-ari/voicemail';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { databaseFromEnvironment } from '../support/database-from-environment.js';
import { DraftRecorder } from './draft-recorder.service.js';
import { LeaveMessageController } from './leave-message.controller.js';
import { MessageReader } from './message-reader.service.js';
import { ReadMessagesController } from './read-messages.controller.js';

@Module({
  imports: [
    AriModule.forRootAsync({ useFactory: asteriskFromEnvironment }),
    AriDataModule.forRootAsync({ useFactory: databaseFromEnvironment }),
    AriVoicemailModule.forRoot(),
  ],
  providers: [LeaveMessageController, ReadMessagesController, DraftRecorder, MessageReader],
})
export class AppModule {}
