import { Inject } from '@nestjs/common';
import { AriController, OnStasisStart, StasisStart, type Channel } from 'nestjs-ari';
import { dial, menu, play } from 'nestjs-ari/calls';
import { answered } from '../support/answered.js';
import { CallSheet, type Ending } from './call-sheet.service.js';
import { CLINIC, type Clinic } from './clinic.js';
import { MessageTaker } from './message-taker.service.js';
import { Nurses } from './nurses.service.js';
import { isOpen } from './opening-hours.js';

type Choice = 'nurse' | 'message' | 'emergency';

const AFTER_HOURS: Readonly<Record<string, Choice>> = { 2: 'message', 3: 'emergency' };
const CHOICES: Readonly<Record<string, Choice>> = { 1: 'nurse', ...AFTER_HOURS };

/** The line of a clinic, `Stasis(clinic)`: a menu, then a nurse, a doctor, or a message. */
@AriController({ app: 'clinic' })
export class ClinicLineController {
  constructor(
    private readonly nurses: Nurses,
    private readonly messages: MessageTaker,
    private readonly sheet: CallSheet,
    @Inject(CLINIC) private readonly clinic: Clinic,
  ) {}

  @OnStasisStart()
  async receive({ channel }: StasisStart): Promise<void> {
    this.sheet.note(channel, await this.#serve(channel));
    await channel.hangup({ ifGone: 'ignore' });
  }

  async #serve(caller: Channel): Promise<Ending> {
    const { week, timeZone, prompts } = this.clinic;
    const open = isOpen(week, timeZone);
    if (!(await answered(caller))) return { ending: 'gave-up', during: 'answer' };
    const chosen = await menu(caller, {
      prompt: open ? prompts.menu : prompts.closed,
      choices: open ? CHOICES : AFTER_HOURS,
      attempts: 3,
      onNoMatch: prompts.wrongKey,
    });
    if (chosen.outcome === 'hangup') return { ending: 'gave-up', during: 'menu' };
    if (chosen.outcome !== 'chosen' && chosen.outcome !== 'timeout' && chosen.outcome !== 'nomatch')
      return { ending: 'failed', why: chosen.outcome };
    if (chosen.outcome !== 'chosen') {
      await play(caller, prompts.goodbye);
      return { ending: 'no-choice' };
    }
    if (chosen.choice === 'emergency') return this.#emergency(caller);
    return chosen.choice === 'nurse' ? this.nurses.serve(caller) : this.messages.take(caller, 'nurses');
  }

  /** Doctors ring one after the other, and take the call by a key, so that no voicemail takes it. */
  async #emergency(caller: Channel): Promise<Ending> {
    const { doctors, prompts } = this.clinic;
    const inTurn = doctors.map((doctor) => [doctor]);
    const result = await dial(caller, inTurn, { timeout: 20_000, confirm: { media: prompts.emergency } });
    if (result.outcome === 'completed') return { ending: 'talked', to: result.target.endpoint, waitMs: result.ringMs };
    if (result.outcome === 'canceled') return { ending: 'gave-up', during: 'emergency' };
    await play(caller, prompts.nobody);
    return this.messages.take(caller, 'emergencies');
  }
}
