import type { AriClient } from 'nestjs-ari/client';
import type { CallRecord } from 'nestjs-ari/history';
import { expect, onTestFinished, vi } from 'vitest';
import { SippCall } from '../../asterisk/sip/sipp-call.js';

/** How long is waited for something. */
export const WAIT = { timeout: 60_000, interval: 50 };

/** What the calls need to be dialled. */
export const EXTENSIONS = `[default](+)
exten => reject,1,Hangup(21)
[from-sip](+)
exten => two,1,Dial(Local/answer@default)
exten => brief,1,Answer()
 same => n,Wait(1)
 same => n,Hangup()`;

/** Ids of all channels that there are. */
export const idsOf = async (client: AriClient): Promise<string[]> => (await client.channels.list()).map(({ id }) => id);

/** What the calls are placed with. */
export interface Stage {
  readonly client: AriClient;
  /** The application of the client. */
  readonly app: string;
  /** The one that is recorded, in its own process. */
  readonly recorded: string;
  readonly sipPort: number;
  /** Who was transferred, by the number of the telephone that did. */
  readonly transfers: ReadonlyMap<string, string>;
  /** Numbers of telephones that are together with somebody. */
  readonly talkingNumbers: ReadonlySet<string>;
}

/** How a call is found again: by its first channel, or by the numbers of the telephones in it. */
export type Placed = { readonly id: string } | { readonly numbers: readonly string[] };

export interface Kind {
  readonly result: CallRecord['result'];
  /** What Asterisk writes of some channel of it, as a pattern. */
  readonly disposition: string;
  readonly share: number;
  readonly more?: object;
  /** Resolves when the call is over. */
  readonly place: (stage: Stage) => Promise<Placed>;
}

const dialled =
  (extension: string, options: { readonly timeout?: number } = {}) =>
  async ({ client, app }: Stage): Promise<Placed> => {
    const channel = client.originate(`Local/${extension}@default`, { app, ...options });
    await channel.ended({ timeout: WAIT.timeout });
    return { id: channel.id };
  };

let lastNumber = 7_000;
async function telephone(
  { sipPort, talkingNumbers }: Stage,
  extension: string,
): Promise<{ number: string; call: SippCall }> {
  const number = String((lastNumber += 1));
  const call = await SippCall.place({ sipPort }, { extension, callerNumber: number });
  onTestFinished(() => call.unplug());
  await call.answered();
  // Answered is not yet in the bridge, and nobody can be transferred before.
  await vi.waitFor(() => expect(talkingNumbers).toContain(number), WAIT);
  return { number, call };
}

/** The channel that was transferred from a telephone. */
function transferred({ transfers }: Stage, number: string): Promise<string> {
  return vi.waitFor(() => {
    const id = transfers.get(number);
    if (id === undefined) throw new Error(`${number} has transferred nobody`);
    return id;
  }, WAIT);
}

/** A telephone that has transferred somebody hangs up, where Asterisk was not faster. */
const hungUp = (call: SippCall): Promise<unknown> => call.hangup().catch(() => call.ended());

const transfer = (kind: 'blind' | 'attended'): object => ({
  transfers: [expect.objectContaining({ kind, result: 'Success' })],
});

export const KINDS: Readonly<Record<string, Kind>> = {
  answered: { result: 'answered', disposition: 'ANSWERED', share: 1, place: dialled('brief') },
  busy: { result: 'busy', disposition: 'BUSY', share: 1, place: dialled('busy') },
  'no answer': {
    result: 'noAnswer',
    disposition: 'NO ANSWER',
    share: 1,
    place: dialled('ring', { timeout: 2 }),
  },
  cancelled: {
    result: 'cancelled',
    disposition: 'NO ANSWER|FAILED',
    share: 1,
    place: async ({ client, app }) => {
      const channel = client.originate('Local/ring@default', { app });
      const ended = channel.ended({ timeout: WAIT.timeout });
      await (await channel).hangup();
      await ended;
      return { id: channel.id };
    },
  },
  rejected: { result: 'rejected', disposition: 'NO ANSWER', share: 1, place: dialled('reject') },
  'transferred blind': {
    result: 'answered',
    disposition: 'ANSWERED',
    share: 0.5,
    more: transfer('blind'),
    place: async (stage) => {
      const { number, call } = await telephone(stage, 'two');
      await call.transfer('brief');
      await transferred(stage, number);
      await hungUp(call);
      return { numbers: [number] };
    },
  },
  'transferred attended': {
    result: 'answered',
    disposition: 'ANSWERED',
    share: 0.5,
    more: transfer('attended'),
    place: async (stage) => {
      const [first, second] = [await telephone(stage, 'two'), await telephone(stage, 'two')];
      await first.call.connectWith(second.call);
      const transferee = await transferred(stage, first.number);
      for (const { call } of [first, second]) await hungUp(call);
      await stage.client.channels.hangup(transferee);
      return { numbers: [first.number, second.number] };
    },
  },
  'a conference of three': {
    result: 'answered',
    disposition: 'ANSWERED',
    share: 1,
    more: { legs: 6 },
    place: async ({ client, app }) => {
      const bridge = await client.bridges.create({ type: 'mixing' });
      const channels = [1, 2, 3].map(() => client.originate('Local/answer@default', { app }));
      for (const channel of channels) {
        await channel.entered({ timeout: WAIT.timeout });
        await bridge.addChannel(channel.id);
      }
      const ended = channels.map((channel) => channel.ended({ timeout: WAIT.timeout }));
      for (const { id } of channels) await client.channels.hangup(id);
      await Promise.all(ended);
      await bridge.destroy();
      return { id: channels[0]?.id ?? '' };
    },
  },
  voicemail: {
    result: 'answered',
    disposition: 'ANSWERED',
    share: 1,
    more: { recordings: [expect.stringContaining('100')] },
    place: async ({ client, recorded }) => {
      const channel = client.originate('Local/tone@default', { app: recorded, appArgs: '100' });
      const { id } = await channel;
      await vi.waitFor(async () => expect(await idsOf(client)).not.toContain(id), WAIT);
      return { id };
    },
  },
};
