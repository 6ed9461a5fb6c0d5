import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { AriCallsModule } from 'nestjs-ari/calls/nest';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { ConferenceController } from './conference.controller.js';

@Module({
  imports: [
    AriModule.forRootAsync({ useFactory: asteriskFromEnvironment }),
    AriCallsModule.forRoot({
      conferences: { board: { pin: '1234', pinPrompt: 'sound:conf-getpin', announceEntry: 'sound:beep' } },
    }),
  ],
  providers: [ConferenceController],
})
export class AppModule {}
