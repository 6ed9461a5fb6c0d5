import { EventDecoder } from '../dispatch/index.js';
import type { StasisStart } from '../generated/index.js';
import type { EntityFactory } from '../repository/index.js';
import type { CommandSocket } from '../transport/index.js';
import { asteriskTime } from './asterisk-time.js';
import { ConnectQuestion } from './connect-question.js';
import { frameFields } from './frame-origin.js';
import { StaleEventDecoder } from './stale-event-decoder.js';

/** A frame that is held, with the type that was scanned when it came. */
export interface HeldFrame {
  readonly frame: Buffer;
  readonly type: string | undefined;
}

/** Receives the sorted events. */
export interface BacklogOwner {
  readonly entities: EntityFactory;
  /** Resolves with whether Asterisk knows the channel; true when it does not answer. */
  existence(channelId: string): Promise<boolean>;
  deliver(held: HeldFrame, decoder: EventDecoder): void;
  /** Called with the calls that came and ended before they could be delivered. */
  missed(calls: readonly StasisStart[]): void;
  /** Called when no event is held here any more. */
  over(): void;
}

/**
 * Sorts the first events of a socket into old and new ones. While no socket is open Asterisk keeps events, without
 * limit, and nothing marks where the kept ones end and the new ones begin. So all are held here for a moment, until
 * Asterisk has answered a question. Then they are delivered in their order, the kept ones marked as stale, without
 * calls that have ended.
 */
export class Backlog {
  readonly #owner: BacklogOwner;
  #held: HeldFrame[] = [];
  #question: ConnectQuestion | undefined;
  #sorting: Promise<void> = Promise.resolve();
  #over = false;

  constructor(owner: BacklogOwner) {
    this.#owner = owner;
  }

  /** Begins with an open socket: its events are sorted when Asterisk has answered over it. */
  begin(socket: CommandSocket, openedAt: number): void {
    this.#question?.cancel();
    this.#question = new ConnectQuestion(socket, openedAt, (earliest) => this.#onAnswer(earliest));
  }

  hold(frame: Buffer, type: string | undefined): void {
    this.#held.push({ frame, type });
  }

  /** Takes the answer to the question; false when a frame is the answer to a command. */
  receive(frame: Buffer): boolean {
    return this.#question?.receive(frame) === true;
  }

  /** Ends: no socket comes any more. The held events are delivered as they are, or dropped. */
  end(fate: 'deliver' | 'drop'): void {
    if (this.#over) return;
    this.#question?.cancel();
    this.#over = true;
    if (fate === 'deliver') this.#deliver(this.#held, new EventDecoder(this.#owner.entities));
    this.#held = [];
    this.#owner.over();
  }

  #onAnswer(earliest: number | undefined): void {
    this.#question = undefined;
    const moment = connectMoment(this.#held, earliest);
    this.#sorting = this.#sorting.then(() => this.#sort(moment));
  }

  async #sort(moment: number | undefined): Promise<void> {
    const frames = this.#held;
    this.#held = [];
    const gone = moment === undefined ? new Set<HeldFrame>() : await this.#gone(frames, moment);
    if (this.#over) return;
    const { entities } = this.#owner;
    const decoder = moment === undefined ? new EventDecoder(entities) : new StaleEventDecoder(entities, moment);
    if (gone.size > 0) this.#owner.missed([...gone].map(({ frame }) => decoder.decode(frame) as StasisStart));
    this.#deliver(
      frames.filter((held) => !gone.has(held)),
      decoder,
    );
    // Another socket has replaced this one meanwhile: its own answer sorts the events.
    if (this.#question === undefined) this.end('deliver');
  }

  #deliver(frames: readonly HeldFrame[], decoder: EventDecoder): void {
    for (const held of frames) this.#owner.deliver(held, decoder);
  }

  /** Kept arrivals whose channel is no more. */
  async #gone(frames: readonly HeldFrame[], moment: number): Promise<Set<HeldFrame>> {
    const gone = new Set<HeldFrame>();
    const asking = frames
      .filter(({ type }) => type === 'StasisStart')
      .map(async (held) => {
        const { timestamp, channel } = frameFields(held.frame) ?? {};
        const { id } = (channel ?? {}) as { readonly id?: unknown };
        const kept = (asteriskTime(timestamp) ?? moment) < moment;
        if (kept && typeof id === 'string' && !(await this.#owner.existence(id))) gone.add(held);
      });
    await Promise.all(asking);
    return new Set(frames.filter((held) => gone.has(held)));
  }
}

/**
 * Finds when the socket was opened, by the clock of Asterisk. For a socket that was opened again an event says so in
 * that moment; for the first one that event was written when Asterisk started.
 */
function connectMoment(frames: readonly HeldFrame[], earliest: number | undefined): number | undefined {
  const told = frames
    .filter(({ type }) => type === 'ApplicationRegistered')
    .flatMap(({ frame }) => asteriskTime(frameFields(frame)?.['timestamp']) ?? []);
  if (earliest === undefined) return told.at(-1);
  return told.find((time) => time >= earliest) ?? earliest;
}
