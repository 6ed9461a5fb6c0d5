import { EventDecoder } from '../dispatch/index.js';
import { markStale, type BaseEvent } from '../events/index.js';
import type { EntityFactory } from '../repository/index.js';
import { asteriskTime } from './asterisk-time.js';

/** Decodes events, and marks those from before a moment as stale. */
export class StaleEventDecoder extends EventDecoder {
  readonly #moment: number;

  /** @param moment - by Asterisk's own clock, in milliseconds. */
  constructor(entities: EntityFactory, moment: number) {
    super(entities);
    this.#moment = moment;
  }

  override decode(frame: Buffer, name?: string): BaseEvent {
    const event = super.decode(frame, name);
    const time = asteriskTime(event.timestamp);
    if (time !== undefined && time < this.#moment) markStale(event);
    return event;
  }
}
