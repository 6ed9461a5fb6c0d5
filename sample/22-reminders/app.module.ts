import { Module } from '@nestjs/common';
import { AriModule } from 'nestjs-ari';
import { AriCallsModule } from 'nestjs-ari/calls/nest';
import { asteriskFromEnvironment } from '../support/asterisk-from-environment.js';
import { CAMPAIGN, campaignFromEnvironment } from './campaign.js';
import { DeskController } from './desk.controller.js';
import { ReminderCall } from './reminder-call.service.js';
import { ReminderCampaign } from './reminder-campaign.service.js';
import { ReminderResults } from './reminder-results.service.js';

@Module({
  imports: [AriModule.forRootAsync({ useFactory: asteriskFromEnvironment }), AriCallsModule.forRoot()],
  providers: [
    DeskController,
    ReminderCampaign,
    ReminderCall,
    ReminderResults,
    { provide: CAMPAIGN, useFactory: campaignFromEnvironment },
  ],
})
export class AppModule {}
