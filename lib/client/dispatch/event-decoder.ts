import type { BaseEvent } from '../events/index.js';
import type { EntityFactory } from '../repository/index.js';
import { eventShapeOf } from './event-shape-of.js';
import { MalformedFrameError } from './malformed-frame.error.js';
import { UnknownEvent } from './unknown-event.js';

type Fields = Record<string, unknown>;

/** Turns a frame into a typed event whose channels, bridges and the like are domain objects. */
export class EventDecoder {
  readonly #entities: EntityFactory;

  constructor(entities: EntityFactory) {
    this.#entities = entities;
  }

  /**
   * @param name - the type, if it was read before.
   * @throws {MalformedFrameError} the frame is no JSON object with a `type`.
   */
  decode(frame: Buffer, name?: string): BaseEvent {
    const fields = parsed(frame);
    // The parsed string is a new one each time, and every table would have to hash it again.
    if (fields['type'] === name) fields['type'] = name;
    const shape = eventShapeOf(fields['type'] as string);
    if (shape === undefined) return new UnknownEvent(fields);
    for (const entity of shape.entities) this.#revive(fields, entity.path, entity.kind, 0);
    return new shape.type(fields);
  }

  #revive(holder: Fields, path: readonly string[], kind: Parameters<EntityFactory['create']>[0], depth: number): void {
    const field = path[depth] as string;
    const value = holder[field];
    if (typeof value !== 'object' || value === null) return;
    if (depth < path.length - 1) this.#revive(value as Fields, path, kind, depth + 1);
    else holder[field] = this.#entities.create(kind, value);
  }
}

function parsed(frame: Buffer): Fields {
  let value: unknown;
  try {
    value = JSON.parse(frame.toString('utf8'));
  } catch {
    throw new MalformedFrameError('not JSON', frame);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedFrameError('not a JSON object', frame);
  }
  if (typeof (value as Fields)['type'] !== 'string') throw new MalformedFrameError('no "type"', frame);
  return value as Fields;
}
