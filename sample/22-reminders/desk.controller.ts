import { Inject } from '@nestjs/common';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { dial } from 'nestjs-ari/calls';
import { CAMPAIGN, type Campaign } from './campaign.js';

/** Connects a patient who calls the number of the campaign back with the desk: `Stasis(reminders)`. */
@AriController({ app: 'reminders' })
export class DeskController {
  constructor(@Inject(CAMPAIGN) private readonly campaign: Campaign) {}

  @OnStasisStart()
  async connect({ channel }: StasisStart): Promise<void> {
    await dial(channel, this.campaign.desk);
    await channel.hangup({ ifGone: 'ignore' });
  }
}
