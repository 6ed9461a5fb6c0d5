import { Injectable, Scope, UseGuards, type CanActivate } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  AriCall,
  AriClient,
  AriController,
  AriModule,
  CallContext,
  ChannelDtmfReceived,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type PendingChannel,
} from 'nestjs-ari';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CallHandlers } from '../../../../lib/module/per-call/call-handlers.js';
import { keptTables } from '../../../faults/support/kept-tables.js';
import { STUB_APP } from '../support/wire-events.js';
import { manyCalls, WARM_UP } from './calls-at-once.js';
import { heapInUse, timersInUse } from './heap-in-use.js';
import { IncomingCalls } from './incoming-calls.js';
import { ALLOWED_BYTES, CALLS, figures, PATIENCE_MS } from './leak-report.js';
import { LeftBehind } from './left-behind.js';

/** Made once; asks for whom it works. */
@Injectable()
class CallBook {
  readonly leftBehind = new LeftBehind();
  readonly #over = new Map<string, () => void>();
  readonly #collected = new FinalizationRegistry<undefined>(() => (this.alive -= 1));
  /** Instances that have been made and not been collected. */
  alive = 0;

  constructor(private readonly context: CallContext) {}

  made(instance: object): void {
    this.alive += 1;
    this.#collected.register(instance, undefined);
  }

  over(id: string): Promise<void> {
    return new Promise((resolve) => this.#over.set(id, resolve));
  }

  close(): void {
    const id = this.context.call?.id ?? '';
    this.#over.get(id)?.();
    this.#over.delete(id);
  }
}

/** Made for each call. */
@Injectable({ scope: Scope.REQUEST })
class Notes {
  readonly digits: string[] = [];

  constructor(readonly call: AriCall) {}
}

@Injectable()
class OpenHours implements CanActivate {
  canActivate(): boolean {
    return true;
  }
}

@AriController({ app: STUB_APP, perCall: true })
@UseGuards(OpenHours)
class Reception {
  #leg: PendingChannel | undefined;

  constructor(
    private readonly call: AriCall,
    private readonly notes: Notes,
    private readonly book: CallBook,
  ) {
    book.made(this);
  }

  @OnStasisStart()
  async begin({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    if (channel.id.endsWith('0')) this.#leg = this.call.client.originate('PJSIP/desk');
    await this.#leg?.entered();
    this.book.leftBehind.hangOn(channel);
  }

  @OnChannelEvent('ChannelDtmfReceived')
  async pressed({ digit, channel }: ChannelDtmfReceived): Promise<void> {
    this.notes.digits.push(digit);
    if (digit === '#') await channel.hangup();
  }

  @OnCallEnd()
  async end(): Promise<void> {
    await this.#leg?.then((leg) => leg.hangup());
    await this.#leg?.ended();
    if (this.notes.digits.join('') === '1#') this.book.close();
  }
}

// A stub: what the calls of the real server leave, those of a stub leave as well, and these take no time.
describe(`${CALLS} calls with an instance each, and with listeners and waits that are left behind`, () => {
  it('leave no entry, no instance, no timer and no memory', { timeout: PATIENCE_MS }, async ({ annotate }) => {
    const calls = await IncomingCalls.start();
    onTestFinished(() => calls.stop());
    const connection = { url: calls.url, username: 'ari', password: 'ari' };
    const app = await Test.createTestingModule({
      imports: [AriModule.forRoot(connection)],
      providers: [Reception, CallBook, Notes, OpenHours],
    }).compile();
    onTestFinished(() => app.close());
    await app.init();
    const client = app.get(AriClient);
    const book = app.get(CallBook);
    await client.connect();

    const heapAfter = async (count: number): Promise<number> => {
      await manyCalls(count, async () => {
        const id = calls.nextId();
        const over = book.over(id);
        calls.place(id);
        await over;
      });
      await book.leftBehind.ended();
      await client.idle();
      return heapInUse();
    };
    const heapBefore = await heapAfter(WARM_UP);
    const timersBefore = timersInUse();
    const report = { calls: CALLS, heapBefore, heapAfter: await heapAfter(CALLS), ...keptTables(client) };
    const timers = timersInUse() - timersBefore;
    await annotate(figures({ ...report, timers }));

    expect(report).toMatchObject({ lives: 0, objects: 0, running: 0 });
    // One or two are the test runner's own.
    expect(timers).toBeLessThan(5);
    expect(app.get(CallHandlers).size).toBe(0);
    // The engine may hold on to the last that it has run.
    expect(book.alive).toBeLessThanOrEqual(1);
    expect(report.heapAfter - report.heapBefore).toBeLessThan(ALLOWED_BYTES);
  });
});
