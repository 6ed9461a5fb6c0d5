import { ResourceException } from '../../resources/index.js';

/** A place among the changes of a stream. */
export interface EventPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** The place as the `id` of an event. */
export function eventId({ seq, epoch }: EventPosition): string {
  return `${seq}@${epoch}`;
}

/**
 * The place that `Last-Event-ID` names; undefined: none.
 *
 * @throws {ResourceException} it is no `id` of ours.
 */
export function readEventId(id: string | undefined): EventPosition | undefined {
  if (id === undefined || id === '') return undefined;
  const [, seq, epoch = ''] = /^(\d{1,15})@([\w.:-]{1,200})$/.exec(id) ?? [];
  if (seq !== undefined) return { seq: Number(seq), epoch };
  throw new ResourceException(400, [{ 'last-event-id': ['must be the "id" of an event of this stream'] }]);
}
