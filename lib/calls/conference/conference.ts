import type { Channel, PendingRecording } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { coach, type CoachOptions, type CoachOutcome } from '../coach/index.js';
import { CallBridge } from '../dial/internal.js';
import { answered, ifPossible, traced, type Verb, VerbScope } from '../verb/index.js';
import type { ConferenceOptions, ConferenceResult, Participant, ParticipantOptions } from './conference-options.js';
import { Member } from './member.js';
import { rightPin } from './pin.js';

const MOST = 250;

/** The bridge of a conference that has begun, and what removes it. */
interface Room {
  readonly bridge: CallBridge;
  readonly scope: VerbScope;
  readonly surroundings: CallSurroundings;
  readonly recordings: PendingRecording[];
}

/** How long the end of a recording is waited for, in milliseconds: an empty bridge may tell of none. */
const STORED_WITHIN_MS = 2_000;

/**
 * One conference: callers who all hear each other.
 * @publicApi
 */
export class Conference {
  readonly #name: string;
  readonly #options: ConferenceOptions;
  readonly #emptied: () => void;
  readonly #members: Member[] = [];
  #room: Room | undefined;
  #locked = false;

  constructor(name: string, options: ConferenceOptions, emptied: () => void) {
    this.#name = name;
    this.#options = options;
    this.#emptied = emptied;
  }

  /** Who takes part or waits for it, in the order in which they came. */
  get participants(): readonly Participant[] {
    return this.#members.map(({ shown }) => shown);
  }

  /** Whether nobody is let in any more. */
  get locked(): boolean {
    return this.#locked;
  }

  /** Lets nobody in any more, or does again. */
  lock(locked = true): void {
    this.#locked = locked;
  }

  /** Lets a caller take part. Resolves when it takes part no more; the caller stays in the application. */
  join(channel: Channel, options: ParticipantOptions = {}): Promise<ConferenceResult> {
    const { startOnEnter, endOnExit, muted } = options;
    const verb: Verb<ConferenceResult> = {
      kind: 'conference',
      parameters: { conference: this.#name, startOnEnter, endOnExit, muted },
      summary: (result) => (result.outcome === 'refused' ? { reason: result.reason } : {}),
    };
    return traced(channel, verb, { run: () => this.#participation(channel, options) });
  }

  async #participation(channel: Channel, options: ParticipantOptions): Promise<ConferenceResult> {
    const member = new Member(channel, options);
    try {
      await answered(channel);
      if (!(await rightPin(channel, this.#options, member.scope.signal)) && !member.scope.signal.aborted)
        return { outcome: 'refused', reason: 'pin' };
      const { maxParticipants = MOST } = this.#options;
      if (this.#locked) return { outcome: 'refused', reason: 'locked' };
      if (this.#members.length >= maxParticipants) return { outcome: 'refused', reason: 'full' };
      this.#members.push(member);
      if (!member.scope.signal.aborted) await this.#admit(member);
      return await member.over();
    } finally {
      await this.#out(member);
    }
  }

  /** Silences a participant for the others, or lets it be heard again. */
  async mute(id: string, muted = true): Promise<void> {
    await this.#member(id)?.mute(muted);
  }

  /** Takes a participant out. */
  kick(id: string): void {
    this.#member(id)?.leave('kicked');
  }

  /**
   * Lets a coach hear the conference and speak to one participant alone; the others hear nothing of it. The coach is no
   * participant. Resolves when the coach or the participant has left: see {@link coach}.
   */
  coach(channel: Channel, id: string, options: CoachOptions = {}): Promise<CoachOutcome> {
    const member = this.#member(id);
    return member === undefined ? Promise.resolve({ outcome: 'party-left' }) : coach(channel, member.channel, options);
  }

  /** Plays something to all who take part. */
  async announce(media: string | readonly string[]): Promise<void> {
    const room = this.#room;
    if (room === undefined) return;
    await ifPossible(room.surroundings.bridge(room.bridge.id).play(media));
  }

  /** Records everybody together, until the conference ends. The name of the recording; undefined before it has begun. */
  async record(name?: string): Promise<string | undefined> {
    const room = this.#room;
    if (room === undefined) return undefined;
    const recording = room.surroundings.bridge(room.bridge.id).record({ name });
    if (!(await ifPossible(recording))) return undefined;
    room.recordings.push(recording);
    return recording.name;
  }

  /** Ends it for all. */
  end(): void {
    for (const member of [...this.#members]) member.leave('ended');
  }

  async #admit(member: Member): Promise<void> {
    const { startOnEnter = true } = member.options;
    if (this.#room === undefined && startOnEnter) await this.#begin(member.channel);
    else if (this.#room === undefined) await member.wait(this.#options.musicClass);
    else await this.#put(member, this.#room);
    const { announceEntry } = this.#options;
    if (announceEntry !== undefined) await this.announce(announceEntry);
  }

  /** Makes the bridge, and brings all who wait into it. */
  async #begin(channel: Channel): Promise<void> {
    const surroundings = new CallSurroundings(channel);
    const scope = new VerbScope();
    const room: Room = { scope, surroundings, bridge: new CallBridge(surroundings, scope), recordings: [] };
    this.#room = room;
    await Promise.all(this.#members.map((member) => this.#put(member, room)));
  }

  async #put(member: Member, { bridge }: Room): Promise<void> {
    await member.begin();
    await ifPossible(member.channel.setChannelVar('TALK_DETECT(set)', { value: '' }));
    if (!member.scope.signal.aborted) await bridge.add(member.party);
  }

  async #out(member: Member): Promise<void> {
    const place = this.#members.indexOf(member);
    const room = this.#room;
    if (place >= 0) {
      this.#members.splice(place, 1);
      if (member.options.endOnExit === true) this.end();
      // Before the last one leaves: Asterisk tells the end of a recording to those who hear of the bridge.
      if (room !== undefined && this.#members.length === 0) await stored(room.recordings);
      if (room !== undefined && !member.gone) await room.bridge.remove(member.party);
    }
    if (!member.gone) await member.restore();
    await member.scope.close();
    if (this.#members.length > 0) return;
    this.#room = undefined;
    this.#locked = false;
    this.#emptied();
    await room?.scope.close();
  }

  #member(id: string): Member | undefined {
    return this.#members.find(({ channel }) => channel.id === id);
  }
}

/** Ends recordings, and waits until they are stored. */
async function stored(recordings: readonly PendingRecording[]): Promise<void> {
  await Promise.allSettled(recordings.map((recording) => recording.stop()));
  await Promise.allSettled(recordings.map((recording) => recording.finished({ timeout: STORED_WITHIN_MS })));
}
