import { AriClient, type AriClientOptions, type Channel } from 'nestjs-ari/client';
import { AsteriskSimulator, type AsteriskSimulatorOptions, type PhoneCall } from 'nestjs-ari/testing';
import { expect, onTestFinished } from 'vitest';
import { keptTables } from '../../faults/support/kept-tables.js';
import { SILENT } from '../../client/entities/support/silent-logger.js';

/** What an application does with a caller. */
export type Flow<T> = (channel: Channel, client: AriClient) => Promise<T>;

/** A caller whose call goes through a flow. */
export interface FlowCall<T> {
  readonly caller: PhoneCall;
  readonly result: Promise<T>;
}

/** A simulated exchange, a client, and flows that callers go through. */
export class Stage {
  #count = 0;

  private constructor(
    readonly asterisk: AsteriskSimulator,
    readonly client: AriClient,
  ) {}

  /** It is cleared with the end of the test. */
  static async set(options: AsteriskSimulatorOptions = {}, client: Partial<AriClientOptions> = {}): Promise<Stage> {
    const asterisk = await AsteriskSimulator.start(options);
    const { url, username, password } = asterisk;
    const connected = new AriClient({ apps: 'flows', url, username, password, logger: SILENT, ...client });
    onTestFinished(async () => {
      await connected.close();
      await asterisk.stop();
    });
    await connected.connect();
    return new Stage(asterisk, connected);
  }

  /** Somebody calls; their call goes through the flow. */
  async call<T>(flow: Flow<T>, from = '1001'): Promise<FlowCall<T>> {
    const channelId = `caller-${(this.#count += 1)}`;
    const result = new Promise<T>((resolve, reject) => {
      const listener = this.client.on('StasisStart', ({ channel }) => {
        if (channel.id !== channelId) return;
        listener.unsubscribe();
        flow(channel, this.client).then(resolve, reject);
      });
    });
    result.catch(() => {});
    const caller = await this.asterisk.call({ from, app: 'flows', channelId });
    return { caller, result };
  }

  /** Options of a dial, and when it has connected the two. */
  static connecting(): { readonly connected: Promise<void>; readonly onConnected: () => void } {
    let onConnected = (): void => {};
    const connected = new Promise<void>((resolve) => (onConnected = resolve));
    return { connected, onConnected };
  }

  /** What the next call to a telephone is answered with: its call, when it has picked up. */
  picksUp(endpoint: string): Promise<PhoneCall> {
    return new Promise((resolve) => {
      this.asterisk.phone(endpoint).onRing((ring) => resolve(ring.answer()));
    });
  }

  /** Nothing is left: no channel, no bridge, and nothing that the client keeps for one. */
  async empty(): Promise<void> {
    await expect
      .poll(
        async () => ({
          channels: (await this.client.channels.list()).map(({ name }) => name),
          bridges: (await this.client.bridges.list()).map(({ id }) => id),
          ...keptTables(this.client),
        }),
        { timeout: 45_000 },
      )
      .toEqual({ channels: [], bridges: [], lives: 0, objects: 0, running: 0 });
  }
}
