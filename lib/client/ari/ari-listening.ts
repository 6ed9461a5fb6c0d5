import { AriRepositories } from './ari-repositories.js';
import { subjectsOf, type UnknownEvent } from '../dispatch/index.js';
import type { EventListener, BaseEvent, EventSubscription, EntityKind } from '../events/index.js';
import type { Bridge, Channel, DeviceState, Endpoint, LiveRecording, Playback } from '../entities/index.js';
import type {
  AnyAriEvent,
  AriEventMap,
  BridgeEventMap,
  ChannelEventMap,
  DeviceStateEventMap,
  EndpointEventMap,
  PlaybackEventMap,
  RecordingEventMap,
} from '../generated/index.js';

/**
 * Options of a listener.
 * @publicApi
 */
export interface ListenOptions {
  /** Only events of this Stasis application. Default: of every application of the client. */
  readonly application?: string;
}

/**
 * A listener that is called with the object that an event is about, and the event.
 * @publicApi
 */
export type ObjectListener<O, E> = (object: O, event: E) => unknown;

/** Adds the listeners for the events of one Asterisk server. */
export abstract class AriListening extends AriRepositories {
  /**
   * Calls `listener` with every event of a name, or with every event (`'*'`), in the order in which Asterisk sent them.
   * A listener that fails does not affect others; `errors` reports it.
   */
  on<K extends keyof AriEventMap>(
    name: K,
    listener: (event: AriEventMap[K]) => unknown,
    options?: ListenOptions,
  ): EventSubscription;
  on(name: '*', listener: (event: AnyAriEvent | UnknownEvent) => unknown, options?: ListenOptions): EventSubscription;
  on(name: string, listener: (event: never) => unknown, options?: ListenOptions): EventSubscription {
    return this.hear(name, listener as EventListener, options);
  }

  /** Like `on`, for one event. */
  once<K extends keyof AriEventMap>(
    name: K,
    listener: (event: AriEventMap[K]) => unknown,
    options?: ListenOptions,
  ): EventSubscription {
    const subscription = this.on(
      name,
      (event) => {
        subscription.unsubscribe();
        return listener(event);
      },
      options,
    );
    return subscription;
  }

  /**
   * Calls `listener` with every event of a name that is about a channel; once for each channel when there are several.
   */
  onChannelEvent<K extends keyof ChannelEventMap>(
    name: K,
    listener: ObjectListener<Channel, ChannelEventMap[K]>,
    options?: ListenOptions,
  ): EventSubscription {
    return this.#onKind('Channel', name, listener as ObjectListener<object, BaseEvent>, options);
  }

  /** Calls `listener` with every event of a name that is about a bridge. */
  onBridgeEvent<K extends keyof BridgeEventMap>(
    name: K,
    listener: ObjectListener<Bridge, BridgeEventMap[K]>,
    options?: ListenOptions,
  ): EventSubscription {
    return this.#onKind('Bridge', name, listener as ObjectListener<object, BaseEvent>, options);
  }

  /** Calls `listener` with every event of a name that is about a playback. */
  onPlaybackEvent<K extends keyof PlaybackEventMap>(
    name: K,
    listener: ObjectListener<Playback, PlaybackEventMap[K]>,
    options?: ListenOptions,
  ): EventSubscription {
    return this.#onKind('Playback', name, listener as ObjectListener<object, BaseEvent>, options);
  }

  /** Calls `listener` with every event of a name that is about a recording. */
  onRecordingEvent<K extends keyof RecordingEventMap>(
    name: K,
    listener: ObjectListener<LiveRecording, RecordingEventMap[K]>,
    options?: ListenOptions,
  ): EventSubscription {
    return this.#onKind('LiveRecording', name, listener as ObjectListener<object, BaseEvent>, options);
  }

  /** Calls `listener` with every event of a name that is about an endpoint. Needs a subscription to it. */
  onEndpointEvent<K extends keyof EndpointEventMap>(
    name: K,
    listener: ObjectListener<Endpoint, EndpointEventMap[K]>,
    options?: ListenOptions,
  ): EventSubscription {
    return this.#onKind('Endpoint', name, listener as ObjectListener<object, BaseEvent>, options);
  }

  /** Calls `listener` with every event of a name that is about a device state. Needs a subscription to it. */
  onDeviceStateEvent<K extends keyof DeviceStateEventMap>(
    name: K,
    listener: ObjectListener<DeviceState, DeviceStateEventMap[K]>,
    options?: ListenOptions,
  ): EventSubscription {
    return this.#onKind('DeviceState', name, listener as ObjectListener<object, BaseEvent>, options);
  }

  /** Adds a listener by name. */
  protected abstract hear(name: string, listener: EventListener, options?: ListenOptions): EventSubscription;

  #onKind(
    kind: EntityKind,
    name: string,
    listener: ObjectListener<object, BaseEvent>,
    options: ListenOptions | undefined,
  ): EventSubscription {
    const call: EventListener = (event) =>
      Promise.all(subjectsOf(event, kind).map((object) => listener(object, event)));
    return this.hear(name, call, options);
  }
}
