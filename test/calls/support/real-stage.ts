import { AriClient } from 'nestjs-ari/client';
import { expect, onTestFinished } from 'vitest';
import { freeUdpPort } from '../../asterisk/free-port.js';
import { SippCall } from '../../asterisk/sip/sipp-call.js';
import { SippPhone } from '../../asterisk/sip/sipp-phone.js';
import { keptTables } from '../../faults/support/kept-tables.js';
import { requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { SILENT } from '../../client/entities/support/silent-logger.js';
import type { Flow } from './stage.js';

/** A telephone that can be rung, and the endpoint that reaches it. */
export interface RealPhone {
  readonly phone: SippPhone;
  readonly endpoint: string;
}

let count = 0;

/** The real Asterisk of the run, SIP telephones, and a flow that callers go through. */
export class RealStage {
  #calls = 0;

  private constructor(
    readonly client: AriClient,
    private readonly app: string,
  ) {}

  /** It is cleared with the end of the test. */
  static async set(): Promise<RealStage> {
    const { url, username, password } = requireAsterisk();
    const app = `flows-${process.pid}-${(count += 1)}`;
    const client = new AriClient({ apps: app, url, username, password, logger: SILENT });
    onTestFinished(() => client.close());
    await client.connect();
    return new RealStage(client, app);
  }

  /** A SIP telephone calls; its call goes through the flow. */
  async call<T>(flow: Flow<T>): Promise<{ readonly caller: SippCall; readonly result: Promise<T> }> {
    // Of several who call at once each goes through its own flow.
    const callerNumber = String(2_000 + (this.#calls += 1));
    const result = new Promise<T>((resolve, reject) => {
      const listener = this.client.on('StasisStart', ({ channel, args }) => {
        if (args[0] !== 'sip' || channel.caller.number !== callerNumber) return;
        listener.unsubscribe();
        flow(channel, this.client).then(resolve, reject);
      });
    });
    result.catch(() => {});
    const caller = await SippCall.place(requireAsterisk(), { extension: `app-${this.app}`, callerNumber });
    onTestFinished(() => caller.unplug());
    return { caller, result };
  }

  /** Plugs in a SIP telephone that can be rung once. */
  async phone(): Promise<RealPhone> {
    const phonePort = await freeUdpPort();
    const phone = await SippPhone.plugIn({ sipPort: requireAsterisk().sipPort, phonePort });
    onTestFinished(() => phone.unplug());
    return { phone, endpoint: `PJSIP/sipp/sip:phone@127.0.0.1:${phonePort}` };
  }

  /** Hangs up on everybody in the application of this test. */
  async hangUpAll(): Promise<void> {
    const { channel_ids: ids } = await this.client.applications.get(this.app);
    await Promise.all(ids.map((id) => this.client.channels.hangup(id).catch(() => {})));
  }

  /** Nothing is left of the calls of this test: neither on the server nor in the client. */
  async empty(): Promise<void> {
    await expect
      .poll(
        async () => ({
          channels: (await this.client.applications.get(this.app)).channel_ids,
          bridges: (await this.client.applications.get(this.app)).bridge_ids,
          ...keptTables(this.client),
        }),
        { timeout: 45_000 },
      )
      .toEqual({ channels: [], bridges: [], lives: 0, objects: 0, running: 0 });
  }
}
