import { Injectable } from '@nestjs/common';
import { CHANGE_KINDS } from '../../protocol/index.js';
import {
  ResourceSubscriptions,
  type ResourcePush,
  type ResourceSubscription,
  type SubscribeCommand,
} from '../../resources/internal.js';
import type { RestCall } from '../operations/index.js';
import { readListQuery } from '../requests/index.js';
import { eventId, readEventId, type EventPosition } from './event-id.js';
import { EventStream, writtenEvent } from './event-stream.js';
import { EventStreams } from './event-streams.js';
import { rawResponse } from './raw-response.js';
import type { StreamOpening } from './stream-opening.js';

/** Opens streams of events: subscriptions like those of the gateway, from the same groups. */
@Injectable()
export class EventsOperation {
  readonly #encoded = new WeakMap<ResourcePush, Buffer>();

  constructor(
    private readonly subscriptions: ResourceSubscriptions,
    private readonly streams: EventStreams,
  ) {}

  /** To be begun before the user is asked who he is, and ended when `open` has. */
  opening(): StreamOpening {
    return this.streams.opening();
  }

  /** @throws {ResourceException} the user may not, or there is nothing to subscribe to; nothing was written then. */
  async open(call: RestCall, response: object, opening: StreamOpening): Promise<void> {
    const { id } = call.user;
    this.streams.checkRoom(id);
    // What comes before there is a stream is held back by the subscription.
    const opened: { stream?: EventStream } = {};
    const subscription = await this.subscriptions.open(
      subscribeCommand(call),
      (push) => opened.stream?.send(this.#chunk(push)),
      // The client comes back with the last event that it knows, and learns whether anything is missing.
      () => opened.stream?.end(),
    );
    try {
      this.streams.checkRoom(id);
    } catch (error) {
      subscription.leave();
      throw error;
    }
    if (call.request.method === 'HEAD') {
      subscription.leave();
      return EventStream.announce(rawResponse(response));
    }
    const stream = this.streams.add(id, rawResponse(response), subscription.leave);
    opened.stream = stream;
    stream.open();
    // The client opens it again, and hears what it may hear now.
    if (opening.isTooOld(id)) return stream.end();
    stream.send(beginning(subscription));
    subscription.release();
  }

  /** Encoded once for all who hear of it. */
  #chunk(push: ResourcePush): Buffer {
    const known = this.#encoded.get(push);
    if (known !== undefined) return known;
    const chunk = Buffer.from(writtenEvent(push.kind, eventId(push.position), push.news()));
    this.#encoded.set(push, chunk);
    return chunk;
  }
}

/** The first event tells where the stream stands, so that a client that hears nothing can resume as well. */
function beginning({ answer }: ResourceSubscription): string {
  return writtenEvent('subscribed', eventId(answer as unknown as EventPosition), JSON.stringify(answer));
}

function subscribeCommand({ user, resource: { stream }, pk, request }: RestCall): SubscribeCommand {
  const since = readEventId(request.header('last-event-id'));
  const command = { user, stream, pk, door: 'rest' };
  const { action = [...CHANGE_KINDS], snapshot, limit, ...filter } = readListQuery(request.query);
  const data = { ...(snapshot !== undefined && { snapshot: asFlag(snapshot) }), limit, since };
  if (pk === undefined) return { ...command, action: 'subscribe', data: { ...data, action, filter } };
  return { ...command, action: 'subscribe_instance', data: { ...data, filter } };
}

function asFlag(text: unknown): unknown {
  if (text === 'true') return true;
  return text === 'false' ? false : text;
}
