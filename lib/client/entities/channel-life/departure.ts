import type { OwnCommand } from '../../events/index.js';
import { isGone } from '../../exceptions/index.js';
import type { ChannelHangupRequest } from '../../generated/index.js';
import type { Channel } from '../channel.js';
import type { ChannelEnd } from './channel-end.js';

/** ChannelDestroyed, or the StasisStart of another application, comes within milliseconds after StasisEnd, or never. */
const AFTERMATH_MS = 200;

/** The same where we are subscribed to the channel, and know that ChannelDestroyed will come, however busy Asterisk is. */
const SUBSCRIBED_AFTERMATH_MS = 2_000;

/** How often an Asterisk that does not answer is asked for the channel, and how long between, in milliseconds. */
const QUESTIONS = { most: 10, every: 1_000 };

/** Settings of a departure. */
export interface DepartureOptions {
  /** Asks Asterisk for the channel. */
  readonly get: () => Promise<unknown>;
  /** Called with the reason, when it is known. */
  readonly decided: (end: ChannelEnd) => void;
}

/** Finds out why a channel left its application, which StasisEnd does not say: from what came before and after it. */
export class Departure {
  readonly #options: DepartureOptions;
  #request: ChannelHangupRequest | undefined;
  #command: OwnCommand | undefined;
  #hungUp = false;
  #subscribed = false;
  #aftermath: NodeJS.Timeout | undefined;
  #channel: Channel | undefined;
  #attempt = 0;

  constructor(options: DepartureOptions) {
    this.#options = options;
  }

  /** Whether StasisEnd has come and the reason is not known yet. */
  get underWay(): boolean {
    return this.#aftermath !== undefined;
  }

  /**
   * Takes a request to hang up. After a command of this client Asterisk reports it as soft, with an internal number for
   * a cause.
   */
  requested(request: ChannelHangupRequest): void {
    if (this.#request === undefined || this.#request.soft === true) this.#request = request;
  }

  /** Takes a command of this client: a hangup, a move, or a continue in the dialplan. */
  commanded(command: OwnCommand): void {
    if (command.operation === 'channels.hangup') {
      void command.accepted.then((accepted) => (this.#hungUp ||= accepted));
      return;
    }
    this.#command = command;
    void command.accepted.then((accepted) => {
      if (!accepted && this.#command === command) this.#command = undefined;
    });
  }

  /** Takes a move that Asterisk accepted and that then failed: there is no such application. */
  moveFailed(): void {
    this.#command = undefined;
  }

  /** Whether Asterisk has accepted a hangup of this client. */
  get hungUp(): boolean {
    return this.#hungUp;
  }

  /** Whether ChannelDestroyed is sure to come when it hangs up. */
  get subscribed(): boolean {
    return this.#subscribed;
  }

  set subscribed(yes: boolean) {
    this.#subscribed = yes;
    if (this.underWay && this.#channel !== undefined) this.begin(this.#channel);
  }

  /** Begins with StasisEnd. */
  begin(channel: Channel): void {
    this.cancel();
    this.#channel = channel;
    // After a pause of this process timers run before events that have been waiting: those go first.
    this.#aftermath = setTimeout(() => setImmediate(() => void this.#decide(channel, this.#attempt)), this.#patience());
  }

  /**
   * Called when it is in an application again before StasisEnd is explained. If it went on in the dialplan
   * before, that call is over: now a new call to this application begins.
   */
  cameBack(sameApplication: boolean): ChannelEnd | undefined {
    const channel = this.#channel;
    if (!this.underWay || channel === undefined) return undefined;
    const moved = this.#command === undefined ? !sameApplication : this.#command.operation === 'channels.move';
    return moved ? undefined : { outcome: 'continued', channel };
  }

  /** Stops: it has come back, or the reason is known. */
  cancel(): void {
    this.#attempt += 1;
    clearTimeout(this.#aftermath);
    this.#aftermath = undefined;
  }

  /** Forgets what was noted about the last application: it is in another one. */
  arrived(): void {
    this.cancel();
    this.#command = undefined;
  }

  #patience(): number {
    if (this.#request !== undefined) return this.#subscribed ? SUBSCRIBED_AFTERMATH_MS : AFTERMATH_MS;
    // This client sent the command to go on: nothing is left to wait for.
    return this.#command?.operation === 'channels.continueInDialplan' ? 0 : AFTERMATH_MS;
  }

  async #decide(channel: Channel, attempt: number, questions = 1): Promise<void> {
    if (attempt !== this.#attempt) return;
    const end = this.#told(channel) ?? (await this.#asked(channel));
    if (attempt !== this.#attempt) return;
    if (end.outcome !== 'lost' || questions === QUESTIONS.most) this.#options.decided(end);
    else this.#aftermath = setTimeout(() => void this.#decide(channel, attempt, questions + 1), QUESTIONS.every);
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

  /**
   * Asks Asterisk, because nothing explains it: a snoop channel whose channel hung up, or a command of another program.
   */
  async #asked(channel: Channel): Promise<ChannelEnd> {
    try {
      await this.#options.get();
      return { outcome: 'continued', channel };
    } catch (error) {
      return isGone(error) ? { outcome: 'hangup', channel } : { outcome: 'lost' };
    }
  }
}
