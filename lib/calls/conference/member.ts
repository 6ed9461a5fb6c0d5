import type { Channel } from '../../client/index.js';
import { ifPossible, Party, untilKey, VerbScope } from '../verb/index.js';
import type { ConferenceResult, Participant, ParticipantOptions } from './conference-options.js';

/** One participant of a conference, as long as it takes part. */
export class Member {
  readonly options: ParticipantOptions;
  readonly channel: Channel;
  readonly scope: VerbScope;
  readonly #party: Party;
  #muted: boolean;
  #talking = false;
  #waiting = true;
  #end: 'left' | 'kicked' | 'ended' | undefined;

  constructor(channel: Channel, options: ParticipantOptions) {
    this.channel = channel;
    this.options = options;
    this.#muted = options.muted ?? false;
    this.#party = new Party(channel);
    this.scope = new VerbScope(this.#party.ending, options.signal);
    this.scope.defer(() => this.#party.release());
    const began = channel.on('ChannelTalkingStarted', () => (this.#talking = true));
    const ended = channel.on('ChannelTalkingFinished', () => (this.#talking = false));
    this.scope.defer(() => began.unsubscribe());
    this.scope.defer(() => ended.unsubscribe());
  }

  get gone(): boolean {
    return this.#party.gone;
  }

  get party(): Party {
    return this.#party;
  }

  /** What others see of it. */
  get shown(): Participant {
    const { id, caller } = this.channel;
    return { id, number: caller.number, muted: this.#muted, talking: this.#talking, waiting: this.#waiting };
  }

  /** Lets it wait with music until the conference begins. */
  async wait(mohClass: string | undefined): Promise<void> {
    this.#waiting = true;
    await ifPossible(this.channel.startMoh({ mohClass }));
  }

  /** Ends the waiting. */
  async begin(): Promise<void> {
    if (!this.#waiting) return;
    this.#waiting = false;
    await ifPossible(this.channel.stopMoh());
    if (this.#muted) await ifPossible(this.channel.mute({ direction: 'in' }));
  }

  async mute(muted: boolean): Promise<void> {
    this.#muted = muted;
    if (this.#waiting) return;
    await ifPossible(muted ? this.channel.mute({ direction: 'in' }) : this.channel.unmute({ direction: 'in' }));
  }

  /** Takes it out. */
  leave(how: 'left' | 'kicked' | 'ended'): void {
    this.#end ??= how;
    this.scope.end();
  }

  /** Resolves when it takes part no more, and leaves the channel as it was. */
  async over(): Promise<ConferenceResult> {
    void this.#hearKeys();
    await new Promise<void>((resolve) => this.scope.ending.whenOver(resolve));
    return this.gone ? { outcome: 'hangup' } : { outcome: this.#end ?? 'aborted' };
  }

  /** Ends the music and the muting. */
  async restore(): Promise<void> {
    if (this.gone) return;
    if (this.#waiting) await ifPossible(this.channel.stopMoh());
    else if (this.#muted) await ifPossible(this.channel.unmute({ direction: 'in' }));
  }

  async #hearKeys(): Promise<void> {
    if (await untilKey(this.channel, this.options.leaveKey, this.scope.signal)) this.leave('left');
  }
}
