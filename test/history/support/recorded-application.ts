import { Module, type Type } from '@nestjs/common';
import { Ari, AriController, AriModule, OnStasisStart, StasisStart } from 'nestjs-ari';
import { AriDataModule, type AriDataOptions } from 'nestjs-ari/data';
import {
  AriHistoryModule,
  CallHistory,
  type AriHistoryOptions,
  type CallLegRecord,
  type CallRecord,
} from 'nestjs-ari/history';
import type { ResourceQuery } from 'nestjs-ari/resources';
import { vi } from 'vitest';
import { RunningSample } from '../../../sample/support/running-sample.js';
import { unique } from '../../client/support/call-of-a-test.js';

/** What an application does with a call. */
export type Begin = (event: StasisStart, ari: Ari, app: string) => Promise<unknown>;

/** An application that is recorded. */
export interface Recorded {
  readonly module: Type;
  readonly app: string;
}

export function recordedApplication(
  data: AriDataOptions,
  begin: Begin,
  options: AriHistoryOptions = {},
  app = unique('history'),
): Recorded {
  @AriController({ app })
  class Calls {
    constructor(private readonly ari: Ari) {}

    @OnStasisStart({ origin: 'any' })
    async begin(event: StasisStart): Promise<void> {
      await begin(event, this.ari, app);
    }
  }

  @Module({
    imports: [
      AriModule.forRoot({ url: 'http://localhost:8088', username: 'ari', password: 'secret' }),
      AriDataModule.forRoot(data),
      AriHistoryModule.forRoot({ interval: 20, ...options }),
    ],
    providers: [Calls],
  })
  class RecordedModule {}

  return { module: RecordedModule, app };
}

const QUERY = { filters: [], order: [], limit: 100, offset: 0, count: false } satisfies ResourceQuery;

/** An application that runs, and what has been recorded of its calls. */
export class RecordedSample {
  private constructor(
    readonly sample: RunningSample,
    readonly app: string,
    readonly history: CallHistory,
  ) {}

  /** Hears of every channel of its Asterisk, in an application or not. */
  static async start({ module, app }: Recorded): Promise<RecordedSample> {
    const sample = await RunningSample.start(module);
    await sample.client.applications.subscribe(app, { eventSource: ['channel:', 'bridge:'] });
    return new RecordedSample(sample, app, sample.app.get(CallHistory, { strict: false }));
  }

  /** What has been written until now. */
  async calls(): Promise<readonly CallRecord[]> {
    await this.history.flush();
    return (await this.history.calls.list(QUERY)).items;
  }

  async legs(): Promise<readonly CallLegRecord[]> {
    await this.history.flush();
    return (await this.history.legs.list(QUERY)).items;
  }

  /** All calls, once so many channels have ended and every call is over. */
  async ended(channels: number): Promise<readonly CallRecord[]> {
    await this.sample.untilEvent('ChannelDestroyed', channels);
    return vi.waitFor(
      async () => {
        const calls = await this.calls();
        const open = calls.filter(({ endedAt }) => endedAt === undefined);
        if (calls.length === 0 || open.length > 0) throw new Error(`still open: ${JSON.stringify(open)}`);
        return calls;
      },
      { timeout: 45_000, interval: 50 },
    );
  }
}
