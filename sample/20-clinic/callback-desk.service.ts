import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Ari, type Channel } from 'nestjs-ari';
import { Callbacks, type CallbackService, gather, menu, play, Queues } from 'nestjs-ari/calls';
import type { Ending } from './call-sheet.service.js';
import { CLINIC, type Clinic } from './clinic.js';

/** Notes who wants to be called back, and calls them: who answers is the next in the queue. */
@Injectable()
export class CallbackDesk implements OnApplicationBootstrap, OnApplicationShutdown {
  #serving: CallbackService | undefined;

  constructor(
    private readonly ari: Ari,
    private readonly callbacks: Callbacks,
    private readonly queues: Queues,
    @Inject(CLINIC) private readonly clinic: Clinic,
  ) {}

  onApplicationBootstrap(): void {
    this.#serving = this.callbacks.serve(this.ari, async (channel) => {
      await this.queues.queue('nurses').enter(channel, { priority: 1 });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#serving?.close();
  }

  /** Asks for the number, and notes the wish. */
  async takeWish(caller: Channel): Promise<Ending> {
    const number = await this.#numberOf(caller);
    if (number === undefined) return { ending: 'gave-up', during: 'callback' };
    if (number === '') return { ending: 'no-choice' };
    const { dialOut, callBackAfter, prompts } = this.clinic;
    const id = await this.callbacks.request({
      endpoint: dialOut.replace('%', number),
      at: new Date(Date.now() + callBackAfter),
      label: 'nurses',
    });
    await play(caller, prompts.willBeCalled);
    return { ending: 'callback', id, number };
  }

  /** The caller's own number or another one; empty when none was chosen, undefined when the caller is gone. */
  async #numberOf(caller: Channel): Promise<string | undefined> {
    const { mayBeCalled, prompts } = this.clinic;
    const { number: own } = caller.caller;
    if (mayBeCalled.test(own)) {
      const which = await menu(caller, { prompt: prompts.whichNumber, choices: { 1: own, 2: '' }, attempts: 2 });
      if (which.outcome !== 'chosen') return which.outcome === 'hangup' ? undefined : '';
      if (which.choice !== '') return own;
    }
    const entered = await gather(caller, {
      prompt: prompts.enterNumber,
      accept: (digits) => mayBeCalled.test(digits),
      attempts: 2,
      onNoMatch: prompts.wrongKey,
    });
    if (entered.outcome === 'digits') return entered.digits;
    return entered.outcome === 'hangup' ? undefined : '';
  }
}
