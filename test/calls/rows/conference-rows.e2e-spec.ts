import {
  Conferences,
  play,
  type ConferenceOptions,
  type ConferenceResult,
  type ParticipantOptions,
} from 'nestjs-ari/calls';
import { expect } from 'vitest';
import type { Note } from './support/notes.js';
import { onBoth } from './support/on-both.js';
import type { RowParty, RowStage } from './support/row-stage.js';

/** A conference, and those who come to it, one after the other. */
class Room {
  readonly all: Conferences;
  #inside = 0;

  constructor(
    private readonly stage: RowStage,
    options: ConferenceOptions = {},
  ) {
    this.all = new Conferences({ room: options });
    stage.client.on('ChannelEnteredBridge', () => (this.#inside += 1));
  }

  get conference() {
    const conference = this.all.conference('room');
    if (conference === undefined) throw new Error('nobody is there');
    return conference;
  }

  /** Somebody calls the conference; after it `second` is heard, and the call ends. */
  async comes(options: ParticipantOptions = {}) {
    const { caller, result } = await this.stage.call(async (channel): Promise<ConferenceResult> => {
      const outcome = await this.all.join(channel, 'room', options);
      await play(channel, this.stage.media('second'));
      await channel.hangup({ ifGone: 'ignore' });
      return outcome;
    });
    await caller.answered();
    return { caller, result };
  }

  /** Resolves when so many are in the bridge. */
  async holds(count: number): Promise<void> {
    await expect.poll(() => this.#inside).toBeGreaterThanOrEqual(count);
  }
}

/** One says its note until each of the others has heard it. */
async function heardBy(speaker: RowParty, voice: Note, listeners: readonly RowParty[]): Promise<void> {
  await speaker.say(voice);
  await Promise.all(listeners.map((listener) => listener.hears(voice)));
}

onBoth('conference', {
  'conference: all hear each other': async (stage) => {
    const room = new Room(stage);
    const [one, two, three] = [await room.comes(), await room.comes(), await room.comes()];
    await room.holds(3);
    await heardBy(one.caller, 'caller', [two.caller, three.caller]);
    await heardBy(two.caller, 'callee', [one.caller, three.caller]);
    await heardBy(three.caller, 'other', [one.caller, two.caller]);
    await Promise.all([one, two, three].map(({ caller }) => caller.hangup()));
    expect(await one.caller.heard()).toEqual(['callee', 'other']);
    expect(await two.caller.heard()).toEqual(['caller', 'other']);
    expect(await three.caller.heard()).toEqual(['caller', 'callee']);
  },

  'conference: startOnEnter and waitHook, music until the moderator comes': async (stage) => {
    const room = new Room(stage);
    const early = await room.comes({ startOnEnter: false });
    await early.caller.hears('music');
    const moderator = await room.comes();
    await room.holds(2);
    await heardBy(moderator.caller, 'callee', [early.caller]);
    await Promise.all([early.caller.hangup(), moderator.caller.hangup()]);
    const heard = await early.caller.heard();
    expect(heard.filter((what, i) => what !== heard[i - 1])).toEqual(['music', 'callee']);
    expect(await moderator.caller.heard()).toEqual([]);
  },

  'conference: endOnExit, the others go on with what comes next': async (stage) => {
    const room = new Room(stage);
    const other = await room.comes();
    const moderator = await room.comes({ endOnExit: true });
    await room.holds(2);
    await moderator.caller.hangup();
    expect(await other.result).toEqual({ outcome: 'ended' });
    expect(await other.caller.heard()).toEqual(['second']);
    expect(await moderator.result).toEqual({ outcome: 'hangup' });
  },

  'conference: endOnExit off, the others talk on': async (stage) => {
    const room = new Room(stage);
    const [one, two, three] = [await room.comes(), await room.comes(), await room.comes()];
    await room.holds(3);
    await one.caller.hangup();
    expect(await one.result).toEqual({ outcome: 'hangup' });
    await heardBy(two.caller, 'callee', [three.caller]);
    await Promise.all([two.caller.hangup(), three.caller.hangup()]);
    expect(await three.caller.heard()).toEqual(['callee']);
  },

  'conference: maxParticipants, one more is refused and goes on': async (stage) => {
    const room = new Room(stage, { maxParticipants: 1 });
    const first = await room.comes();
    await room.holds(1);
    const second = await room.comes();
    expect(await second.result).toEqual({ outcome: 'refused', reason: 'full' });
    expect(await second.caller.heard()).toEqual(['second']);
    await first.caller.hangup();
    expect(await first.caller.heard()).toEqual([]);
  },

  'conference: beep, all hear that somebody comes': async (stage) => {
    const room = new Room(stage, { announceEntry: stage.media('first') });
    const one = await room.comes();
    await one.caller.hears('first');
    const two = await room.comes();
    await one.caller.hears('first', 2);
    await two.caller.hears('first');
    await Promise.all([one.caller.hangup(), two.caller.hangup()]);
    expect(await one.caller.heard()).toEqual(['first', 'first']);
    expect(await two.caller.heard()).toEqual(['first']);
  },

  'conference: joinMuted, the others do not hear it until it may speak': async (stage) => {
    const room = new Room(stage);
    const muted = await room.comes({ muted: true });
    const other = await room.comes();
    await room.holds(2);
    await muted.caller.say('caller');
    await heardBy(other.caller, 'callee', [muted.caller]);
    expect(other.caller.hearing).toEqual([]);
    const [member] = room.conference.participants;
    await room.conference.mute(member?.id ?? '', false);
    await heardBy(muted.caller, 'caller', [other.caller]);
    await Promise.all([muted.caller.hangup(), other.caller.hangup()]);
    expect(await other.caller.heard()).toEqual(['caller']);
  },

  'conference: enterHook and status events, who is there and who talks': async (stage) => {
    const room = new Room(stage);
    const one = await room.comes();
    await room.holds(1);
    expect(room.conference.participants).toMatchObject([{ talking: false, waiting: false, muted: false }]);
    const said = one.caller.say('caller', 1_000);
    await expect.poll(() => room.conference.participants[0]?.talking).toBe(true);
    await said;
    await one.caller.hangup();
    expect(await one.result).toEqual({ outcome: 'hangup' });
    expect(room.all.names).toEqual([]);
  },

  'conference: distributeDtmf, the keys of one reach the telephones of the others': async (stage) => {
    const room = new Room(stage);
    const [one, two, three] = [await room.comes(), await room.comes(), await room.comes()];
    await room.holds(3);
    await heardBy(one.caller, 'caller', [two.caller, three.caller]);
    await one.caller.press('12');
    await expect.poll(() => [two.caller.digits, three.caller.digits]).toEqual(['12', '12']);
    expect(one.caller.digits).toBe('');
    await Promise.all([one, two, three].map(({ caller }) => caller.hangup()));
  },

  'conference: record, all together': async (stage) => {
    const name = `rows/conference-${process.pid}-${stage.real}`;
    const room = new Room(stage);
    const [one, two] = [await room.comes(), await room.comes()];
    await room.holds(2);
    const began = new Promise((resolve) => stage.client.once('RecordingStarted', resolve));
    await room.conference.record(name);
    await began;
    await heardBy(one.caller, 'caller', [two.caller]);
    await heardBy(two.caller, 'callee', [one.caller]);
    room.conference.end();
    expect(await one.result).toEqual({ outcome: 'ended' });
    await Promise.all([one.caller.ended(), two.caller.ended()]);
    const stored = await stage.stored(name);
    expect(stored.filter((what, i) => what !== stored[i - 1])).toEqual(
      stage.real ? ['caller', 'callee'] : ['recording'],
    );
  },

  'conference: a key by which one leaves, and goes on': async (stage) => {
    const room = new Room(stage);
    const leaves = await room.comes({ leaveKey: '#' });
    const other = await room.comes();
    await room.holds(2);
    await leaves.caller.press('#');
    expect(await leaves.result).toEqual({ outcome: 'left' });
    expect(await leaves.caller.heard()).toEqual(['second']);
    await other.caller.hangup();
    expect(await other.caller.heard()).toEqual([]);
  },
});
