import { type EventBus, type Topic, type EventFields, ExchangeEvent } from '../events/index.js';
import { type Clock, asteriskTimestamp } from '../clock/index.js';
import { StasisApplication, type StasisSession } from './stasis-application.js';

const everything = ['channel:', 'bridge:', 'endpoint:', 'deviceState:'] as const;

/** The Stasis applications that are known now, connected or not. */
export class StasisApplications {
  readonly #clock: Clock;
  readonly #asteriskId: string;
  readonly #byName = new Map<string, StasisApplication>();
  /** Device states that an application watched when it was forgotten: it watches them again when it comes back. */
  readonly #deviceTopics = new Map<string, readonly Topic[]>();

  constructor(bus: EventBus, clock: Clock, asteriskId: string) {
    this.#clock = clock;
    this.#asteriskId = asteriskId;
    bus.listen((topics, build, once) => {
      for (const application of this.#byName.values()) {
        for (const topic of topics) {
          if (!application.watches(topic)) continue;
          application.deliver(build());
          if (once) break;
        }
      }
    });
    bus.listenForEnds((topic) => {
      for (const application of this.#byName.values()) application.unsubscribe(topic, true);
      this.sweep();
    });
  }

  list(): StasisApplication[] {
    return [...this.#byName.values()];
  }

  find(name: string): StasisApplication | undefined {
    return this.#byName.get(name);
  }

  /** Connects an application. The connection that had it gets ApplicationReplaced and no more of its events. */
  connect(name: string, session: StasisSession, subscribeAll: boolean): void {
    const known = this.#byName.get(name);
    if (known) {
      if (known.active) known.deliver(this.event('ApplicationReplaced', {}));
      known.session = session;
      return;
    }
    const application = new StasisApplication(name, this.#asteriskId);
    application.session = session;
    this.#byName.set(name, application);
    for (const topic of this.#deviceTopics.get(name) ?? []) application.subscribe(topic);
    this.#deviceTopics.delete(name);
    // A reconnect never reaches this line: on an application that lives on, subscribeAll is ignored.
    if (subscribeAll) for (const topic of everything) application.subscribe(topic);
  }

  /** A socket has gone: the applications it still held are no longer connected. */
  disconnect(session: StasisSession): void {
    for (const application of this.#byName.values()) {
      if (application.session !== session) continue;
      application.session = undefined;
      for (const topic of everything) application.unsubscribe(topic, true);
    }
    this.sweep();
  }

  /** Forgets applications that nobody would miss. */
  sweep(): void {
    for (const [name, application] of this.#byName) {
      if (!application.abandoned) continue;
      this.#byName.delete(name);
      if (application.deviceTopics.length > 0) this.#deviceTopics.set(name, application.deviceTopics);
    }
  }

  /** An event that goes to one application alone. */
  event(type: string, fields: EventFields): ExchangeEvent {
    return new ExchangeEvent({ type, timestamp: asteriskTimestamp(this.#clock.now()), fields });
  }
}
