import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Channel } from 'nestjs-ari';
import { Queues } from 'nestjs-ari/calls';
import { CallbackDesk } from './callback-desk.service.js';
import type { Ending } from './call-sheet.service.js';
import { CLINIC, type Clinic } from './clinic.js';
import { MessageTaker } from './message-taker.service.js';

/** The nurses, and those who wait for one. */
@Injectable()
export class Nurses implements OnApplicationBootstrap {
  constructor(
    private readonly queues: Queues,
    private readonly callbacks: CallbackDesk,
    private readonly messages: MessageTaker,
    @Inject(CLINIC) private readonly clinic: Clinic,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const queue = this.queues.queue('nurses');
    for (const endpoint of this.clinic.nurses) await queue.addAgent({ id: endpoint, endpoint });
  }

  /** A caller waits, and talks; who is tired of it is called back, and who waits too long leaves a message. */
  async serve(caller: Channel): Promise<Ending> {
    const result = await this.queues.queue('nurses').enter(caller);
    if (result.outcome === 'served') return { ending: 'talked', to: result.agent, waitMs: result.waitMs };
    if (result.outcome === 'left') return this.callbacks.takeWish(caller);
    if (result.outcome === 'overflow') return this.messages.take(caller, 'nurses');
    if (result.outcome === 'abandoned') return { ending: 'gave-up', during: 'queue' };
    return { ending: 'failed', why: result.outcome };
  }
}
