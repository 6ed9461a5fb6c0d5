import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { AriCallsModule } from 'nestjs-ari/calls/nest';
import { AriDataModule } from 'nestjs-ari/data';
import { AriVoicemailModule } from 'nestjs-ari/voicemail';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { databaseFromEnvironment } from '../support/database-from-environment.js';
import { CallSheet } from './call-sheet.service.js';
import { CallbackDesk } from './callback-desk.service.js';
import { ClinicLineController } from './clinic-line.controller.js';
import { CLINIC, clinicFromEnvironment } from './clinic.js';
import { MessageTaker } from './message-taker.service.js';
import { Nurses } from './nurses.service.js';
import { placePrompt } from './prompts.js';

@Module({
  imports: [
    AriModule.forRootAsync({ useFactory: asteriskFromEnvironment }),
    AriDataModule.forRootAsync({ useFactory: databaseFromEnvironment }),
    AriVoicemailModule.forRoot(),
    AriCallsModule.forRoot({
      queues: {
        nurses: {
          maxLength: 20,
          maxWait: 600_000,
          wrapUp: 5_000,
          leaveKeys: ['1'],
          announce: ({ position }) => placePrompt(position),
        },
      },
    }),
  ],
  providers: [
    ClinicLineController,
    Nurses,
    MessageTaker,
    CallbackDesk,
    CallSheet,
    { provide: CLINIC, useFactory: clinicFromEnvironment },
  ],
})
export class AppModule {}
