import type { OwnCommand } from '../../events/index.js';
import { AriNotFoundException } from '../../exceptions/index.js';
import type { ChannelHangupRequest } from '../../generated/index.js';
import type { Channel } from '../channel.js';
import type { ChannelEnd } from './channel-end.js';

/** ChannelDestroyed, or the StasisStart of another application, follows StasisEnd within milliseconds or never. */
const AFTERMATH_MS = 200;

/** The same where we are subscribed to the channel, and know that ChannelDestroyed will come, however busy Asterisk is. */
const SUBSCRIBED_AFTERMATH_MS = 2_000;

/** What a departure works with. */
export interface DepartureOptions {
  /** Asks Asterisk for the channel. */
  readonly get: () => Promise<unknown>;
  /** Told why the channel left, when that is known. */
  readonly decided: (end: ChannelEnd) => void;
}

/** Finds out why a channel left its application, which StasisEnd does not tell: from what came before and after it. */
export class Departure {
  readonly #options: DepartureOptions;
  #request: ChannelHangupRequest | undefined;
  #command: OwnCommand | undefined;
  #subscribed = false;
  #aftermath: NodeJS.Timeout | undefined;
  #channel: Channel | undefined;
  #attempt = 0;

  constructor(options: DepartureOptions) {
    this.#options = options;
  }

  /** StasisEnd has come, and it is not known yet why. */
  get underWay(): boolean {
    return this.#aftermath !== undefined;
  }

  /** After our own command Asterisk reports the request as soft, with an internal number for a cause. */
  requested(request: ChannelHangupRequest): void {
    if (this.#request === undefined || this.#request.soft === true) this.#request = request;
  }

  /** This client moves it, or lets it go on in the dialplan. */
  commanded(command: OwnCommand): void {
    this.#command = command;
    void command.accepted.then((accepted) => {
      if (!accepted && this.#command === command) this.#command = undefined;
    });
  }

  /** Asterisk has accepted to move it, and found that there is no such application. */
  moveFailed(): void {
    this.#command = undefined;
  }

  /** Whether ChannelDestroyed is sure to come when it hangs up. */
  get subscribed(): boolean {
    return this.#subscribed;
  }

  set subscribed(yes: boolean) {
    this.#subscribed = yes;
    if (this.underWay && this.#channel !== undefined) this.begin(this.#channel);
  }

  /** StasisEnd. */
  begin(channel: Channel): void {
    this.cancel();
    this.#channel = channel;
    // After a pause of this process timers run before events that have been waiting: those go first.
    this.#aftermath = setTimeout(() => setImmediate(() => void this.#decide(channel, this.#attempt)), this.#patience());
  }

  /**
   * It is in an application again, and StasisEnd is not explained yet. If it went on in the dialplan before, that was
   * the end of what we had in hands: what comes now is a new call to this application.
   */
  cameBack(sameApplication: boolean): ChannelEnd | undefined {
    const channel = this.#channel;
    if (!this.underWay || channel === undefined) return undefined;
    const moved = this.#command === undefined ? !sameApplication : this.#command.operation === 'channels.move';
    return moved ? undefined : { outcome: 'continued', channel };
  }

  /** It has come back, or the reason is known. */
  cancel(): void {
    this.#attempt += 1;
    clearTimeout(this.#aftermath);
    this.#aftermath = undefined;
  }

  /** It is in another application: what was said of the last one counts no more. */
  arrived(): void {
    this.cancel();
    this.#command = undefined;
  }

  #patience(): number {
    if (this.#request !== undefined) return this.#subscribed ? SUBSCRIBED_AFTERMATH_MS : AFTERMATH_MS;
    // We have said ourselves that it shall go on: nothing is left to wait for.
    return this.#command?.operation === 'channels.continueInDialplan' ? 0 : AFTERMATH_MS;
  }

  async #decide(channel: Channel, attempt: number): Promise<void> {
    if (attempt !== this.#attempt) return;
    const end = this.#told(channel) ?? (await this.#asked(channel));
    if (attempt === this.#attempt) this.#options.decided(end);
  }

  #told(channel: Channel): ChannelEnd | undefined {
    const request = this.#request;
    if (request?.soft === true) return { outcome: 'hangup', channel };
    if (request !== undefined) {
      return { outcome: 'hangup', cause: request.cause, techCause: request.tech_cause, channel };
    }
    if (this.#command === undefined) return undefined;
    if (this.#command.operation === 'channels.continueInDialplan') return { outcome: 'continued', channel };
    const { app } = this.#command.options as { readonly app: string };
    return { outcome: 'moved', application: app, channel };
  }

  /** Nobody said anything: a snoop channel whose channel hung up, or a command of another program. */
  async #asked(channel: Channel): Promise<ChannelEnd> {
    try {
      await this.#options.get();
      return { outcome: 'continued', channel };
    } catch (error) {
      return error instanceof AriNotFoundException ? { outcome: 'hangup', channel } : { outcome: 'lost' };
    }
  }
}
