import { Callbacks, Queues } from 'nestjs-ari/calls';
import { Voicemail } from 'nestjs-ari/voicemail';
import { expect, it, vi } from 'vitest';
import { OwnTimers } from '../../test/calls/support/own-timers.js';
import { keptTables } from '../../test/faults/support/kept-tables.js';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { CallSheet, type SheetLine } from './call-sheet.service.js';
import { CLINIC, type Clinic } from './clinic.js';
import { ALWAYS_OPEN } from './opening-hours.js';
import { PROMPTS } from './prompts.js';
import { type CallerPlan, RestlessCaller } from './restless-caller.js';

const SOAK = process.env['SOAK'] === '1';
const CALLS = SOAK ? 500 : 20;
const AT_ONCE = 8;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const MINUTE = 60_000;

const GONE = 'nurse3';
const LOCAL = {
  nurse1: ['Answer()', 'Wait(0.4)', 'Hangup()'],
  nurse2: ['Ringing()', 'Wait(0.3)', 'Answer()', 'Wait(0.8)', 'Hangup()'],
  // Picks up, and is gone.
  [GONE]: ['Answer()', 'Hangup()'],
  // Never takes the call.
  doctor1: ['Busy(1)'],
  doctor2: ['Answer()', 'Wait(0.5)', 'SendDTMF(1,100,100)', 'Wait(1.5)', 'Hangup()'],
};

const CLINIC_OF_THE_TEST: Clinic = {
  nurses: [1, 2, 3].map((nurse) => `Local/nurse${nurse}@default/n`),
  doctors: [1, 2].map((doctor) => `Local/doctor${doctor}@default/n`),
  week: ALWAYS_OPEN,
  timeZone: 'UTC',
  dialOut: 'Local/%@default/n',
  mayBeCalled: /^\d{3,10}$/,
  // Nobody is called back in this test: the wishes are counted at the end.
  callBackAfter: 60 * MINUTE,
  prompts: { ...PROMPTS, leaveMessage: 'sound:beep', messageTaken: 'sound:beep', willBeCalled: 'sound:beep' },
};

/** What callers want: the keys that they press, each at a sound or an event of their call. */
const WISHES: readonly CallerPlan['keys'][] = [
  [{ at: 'sound:hello', key: '1' }],
  [{ at: 'sound:hello', key: '1' }],
  // Tired of the queue at once: calls back at the own number.
  [
    { at: 'sound:hello', key: '1' },
    { at: 'sound:queue-', key: '1' },
    { at: 'sound:vm-tocallback', key: '1' },
  ],
  [
    { at: 'sound:hello', key: '2' },
    { at: 'RecordingStarted', key: '#' },
    { at: 'sound:if-correct-press', key: '1' },
  ],
  [{ at: 'sound:hello', key: '3' }],
  [
    { at: 'sound:hello', key: '7' },
    { at: 'sound:pm-invalid-option', key: '8' },
    { at: 'sound:pm-invalid-option', key: '9' },
  ],
];

/** Numbers from 0 to 1 that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function plans(): CallerPlan[] {
  const random = numbers(SEED);
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: CALLS }, (_, index) => ({
    number: String(700_000 + index),
    keys: WISHES[below(WISHES.length)] ?? [],
    // Three of four hang up at some moment, if the line does not before.
    hangUp: below(4) === 0 ? undefined : { afterEvents: 1 + below(14), speakMs: 20 + below(500) },
  }));
}

function behaviour(): void {
  it(
    `${CALLS} callers who hang up at any moment: each has a truthful ending, and nothing is left (SEED=${SEED})`,
    { timeout: CALLS * 6_000 + MINUTE },
    async () => {
      const timers = new OwnTimers();
      const sample = await RunningSample.start(AppModule, (builder) =>
        builder.overrideProvider(CLINIC).useValue(CLINIC_OF_THE_TEST),
      );
      const witness = new Witness(sample);
      const callers = plans().map((plan) => ({ plan, caller: new RestlessCaller(sample, plan) }));
      const waiting = [...callers];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next.caller.call('820');
        }),
      );

      const { lines } = sample.app.get(CallSheet, { strict: false });
      await vi.waitFor(() => expect(lines).toHaveLength(CALLS), 45_000);
      const voicemail = sample.app.get(Voicemail, { strict: false });
      const boxes = await Promise.all(['nurses', 'emergencies'].map((box) => voicemail.messages(box)));
      const messages = new Map(boxes.flat().map(({ id, caller }) => [id, caller]));
      const wishes = await sample.app.get(Callbacks, { strict: false }).waiting();
      for (const { plan, caller } of callers) {
        const [line, ...others] = lines.filter(({ from }) => from === plan.number);
        expect(others).toEqual([]);
        const told = `${plan.number} ${JSON.stringify(line)} hung up: ${caller.hungUp}\n${caller.story.join(', ')}`;
        expect(line !== undefined && truthful(line, caller.hungUp), told).toBe(true);
      }
      function truthful(line: SheetLine, hungUp: boolean): boolean {
        if (line.ending === 'gave-up') return hungUp;
        if (line.ending === 'talked') return witness.met(line.channel);
        if (witness.talked(line.channel)) return false;
        if (line.ending === 'message') return messages.get(line.message) === line.from;
        if (line.ending === 'callback') return wishes.some(({ id }) => id === line.id);
        return line.ending === 'no-choice';
      }
      const endings = (ending: SheetLine['ending']): number => lines.filter((line) => line.ending === ending).length;
      // Nor is anything there that no line tells of.
      expect({ messages: messages.size, wishes: wishes.length }).toEqual({
        messages: endings('message'),
        wishes: endings('callback'),
      });
      const {
        entered,
        served,
        abandoned,
        left,
        overflowed,
        aborted,
        waiting: stillThere,
      } = sample.app.get(Queues, { strict: false }).queue('nurses').figures;
      expect({ stillThere, sum: served + abandoned + left + overflowed + aborted }).toEqual({
        stillThere: 0,
        sum: entered,
      });

      const { client } = sample;
      const read = async () => ({
        channels: (await client.channels.list()).map(({ name }) => name),
        bridges: (await client.bridges.list()).map(({ id }) => id),
        recordings: (await client.recordings.listStored()).filter(
          ({ name }) => !name.startsWith('voicemail/messages/'),
        ),
        sounds: witness.playing,
        ...keptTables(client),
      });
      await expect
        .poll(read)
        .toEqual({ channels: [], bridges: [], recordings: [], sounds: [], lives: 0, objects: 0, running: 0 });
      await sample.app.close();
      expect(timers.count).toBe(0);
      const counts = ['talked', 'message', 'callback', 'no-choice', 'gave-up', 'failed'] as const;
      process.stdout.write(`${CALLS} calls: ${counts.map((ending) => `${endings(ending)} ${ending}`).join(', ')}\n`);
    },
  );
}

/** Notes who has talked with somebody, and what is being played. */
class Witness {
  readonly #names = new Map<string, string>();
  readonly #met = new Set<string>();
  readonly #talked = new Set<string>();
  readonly #playing = new Set<string>();

  constructor({ client }: RunningSample) {
    client.on('ChannelEnteredBridge', ({ channel, bridge: { channels } }) => {
      if (channel !== undefined) this.#names.set(channel.id, channel.name);
      if (channels.length < 2) return;
      // The one who picks up and is gone: whether the two have met is a matter of milliseconds.
      const gone = channels.some((id) => this.#names.get(id)?.includes(GONE) === true);
      for (const id of channels) for (const met of gone ? [this.#met] : [this.#met, this.#talked]) met.add(id);
    });
    client.on('PlaybackStarted', ({ playback }) => this.#playing.add(playback.id));
    client.on('PlaybackFinished', ({ playback }) => this.#playing.delete(playback.id));
  }

  get playing(): readonly string[] {
    return [...this.#playing];
  }

  /** Whether the caller was in a bridge with somebody. */
  met(channel: string): boolean {
    return this.#met.has(channel);
  }

  /** The same, with somebody who stayed. */
  talked(channel: string): boolean {
    return this.#talked.has(channel);
  }
}

describeOnBoth('sample 20, a clinic', behaviour, {
  extensions: { '820': ['Stasis(clinic)'] },
  localExtensions: LOCAL,
});
