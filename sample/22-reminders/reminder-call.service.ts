import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from 'nestjs-ari';
import { AudioUri, detectMachine, dial, menu, play } from 'nestjs-ari/calls';
import { type Appointment, CAMPAIGN, type Campaign } from './campaign.js';
import { PROMPTS } from './prompts.js';
import type { ReminderResult } from './reminder-results.service.js';

/** What is said to somebody who has answered. */
@Injectable()
export class ReminderCall {
  constructor(@Inject(CAMPAIGN) private readonly campaign: Campaign) {}

  /** A person is asked; a machine gets a message, once its own greeting is over. */
  async remind(called: Channel, { at }: Appointment): Promise<ReminderResult> {
    const reminder = [...PROMPTS.reminder, ...AudioUri.dateTime(at, 'en', this.campaign.timeZone)];
    const who = await detectMachine(called, { waitForEnd: true });
    if (who.outcome === 'hangup') return { result: 'hung-up' };
    if (who.outcome === 'refused') return { result: 'failed', why: who.error.message };
    return who.outcome === 'machine' ? this.#leaveMessage(called, reminder) : this.#ask(called, reminder);
  }

  async #leaveMessage(called: Channel, reminder: readonly string[]): Promise<ReminderResult> {
    const said = await play(called, [...reminder, PROMPTS.goodbye]);
    if (said.outcome === 'finished') return { result: 'message-left' };
    return said.outcome === 'hangup' ? { result: 'hung-up' } : { result: 'failed', why: said.outcome };
  }

  async #ask(called: Channel, reminder: readonly string[]): Promise<ReminderResult> {
    const answer = await menu(called, {
      prompt: [...reminder, ...PROMPTS.choices],
      choices: { 1: 'confirmed', 2: 'cancelled', 3: 'desk' },
      attempts: 2,
    });
    if (answer.outcome === 'timeout' || answer.outcome === 'nomatch') return { result: 'no-choice' };
    if (answer.outcome === 'hangup') return { result: 'hung-up' };
    if (answer.outcome !== 'chosen') return { result: 'failed', why: answer.outcome };
    if (answer.choice === 'desk') return this.#connect(called);
    await play(called, PROMPTS.thanks);
    return { result: answer.choice };
  }

  async #connect(called: Channel): Promise<ReminderResult> {
    const talk = await dial(called, this.campaign.desk, { callerHears: 'music', timeLimit: 600_000 });
    if (talk.outcome === 'completed') return { result: 'connected', talkMs: talk.talkMs };
    if (talk.outcome === 'canceled') return { result: 'hung-up' };
    await play(called, PROMPTS.goodbye);
    return { result: 'failed', why: `the desk: ${talk.outcome}` };
  }
}
