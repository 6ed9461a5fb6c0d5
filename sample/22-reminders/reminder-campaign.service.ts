import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Ari } from 'nestjs-ari';
import { type Callback, type CallbackResult, Callbacks, type CallbackService } from 'nestjs-ari/calls';
import { CAMPAIGN, type Campaign } from './campaign.js';
import { ReminderCall } from './reminder-call.service.js';
import { ReminderResults } from './reminder-results.service.js';

/** Calls one patient after the other, no faster and no more at once than the campaign allows, and again who is away. */
@Injectable()
export class ReminderCampaign implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Resolves when every appointment has a result, or the application ends before. */
  readonly over: Promise<void>;
  readonly #logger = new Logger('Reminders');
  #end: () => void = () => {};
  #serving: CallbackService | undefined;

  constructor(
    private readonly ari: Ari,
    private readonly callbacks: Callbacks,
    private readonly call: ReminderCall,
    private readonly results: ReminderResults,
    @Inject(CAMPAIGN) private readonly campaign: Campaign,
  ) {
    this.over = new Promise((resolve) => (this.#end = resolve));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.results.open();
    const { appointments, dialOut, callerId, everyMs, atOnce, attempts, retryAfter } = this.campaign;
    const left = appointments.filter(({ id }) => !this.results.all.has(id));
    this.#logger.log(`${left.length} of ${appointments.length} patients are called`);
    // The pace: each call has a moment of its own, and waits longer where as many as allowed are on.
    for (const [index, { id, number }] of left.entries()) {
      const [endpoint, at] = [dialOut.replace('%', number), new Date(Date.now() + index * everyMs)];
      await this.callbacks.request({ endpoint, at, attempts, retryAfter, callerId, label: id });
    }
    this.#serving = this.callbacks.serve(
      this.ari,
      async (channel, { label }) => {
        const appointment = appointments.find(({ id }) => id === label);
        if (appointment !== undefined)
          await this.results.note(appointment.id, await this.call.remind(channel, appointment));
      },
      { concurrent: atOnce, onTried: (callback, result) => void this.#tried(callback, result) },
    );
    this.#look();
  }

  /** Calls that are on are talked to their end; nobody is called any more. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#serving?.close();
    this.#end();
  }

  async #tried({ label = '', tried }: Callback, result: CallbackResult): Promise<void> {
    if (result.outcome === 'given-up') await this.results.note(label, { result: 'unreachable', tried });
    else if (result.outcome === 'failed')
      await this.results.note(label, { result: 'failed', why: String(result.error) });
    this.#look();
  }

  #look(): void {
    if (this.campaign.appointments.every(({ id }) => this.results.all.has(id))) this.#end();
  }
}
