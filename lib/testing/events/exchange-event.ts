/** The fields of an event, in the order in which Asterisk writes them. */
export type EventFields = Readonly<Record<string, unknown>>;

/** What an event is made of. */
export interface EventParts {
  readonly type: string;
  readonly timestamp: string;
  readonly fields: EventFields;
  /** Fields that stand before the type. */
  readonly before?: EventFields;
}

/** An event as it leaves the exchange; the Stasis side adds who it is for. */
export class ExchangeEvent {
  readonly type: string;
  readonly #parts: EventParts;
  #text: string | undefined;

  constructor(parts: EventParts) {
    this.type = parts.type;
    this.#parts = parts;
  }

  /** As JSON with `ending`, more fields behind a comma. Written once, however many applications hear of the event. */
  text(ending: string): string {
    this.#text ??= beginning(this.#parts);
    return `${this.#text}${ending}}`;
  }
}

/** The JSON up to the comma behind the last field. The parts are put together as texts: that costs less than one more object. */
function beginning({ type, timestamp, fields, before }: EventParts): string {
  return `{${members(before)}"type":"${type}","timestamp":"${timestamp}",${members(fields)}`;
}

function members(fields: EventFields | undefined): string {
  const text = fields === undefined ? '{}' : JSON.stringify(fields);
  return text === '{}' ? '' : `${text.slice(1, -1)},`;
}
