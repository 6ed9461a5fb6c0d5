import type { GatewayClient } from 'nestjs-ari-gateway-client';
import type { EventLog } from './event-log.js';
import type { LiveTable } from './live-table.js';
import type { Marks } from './marks.js';
import type { Application } from './rows.js';
import { Store } from './store.js';
import type { Subscriptions } from './subscriptions.js';

type AriEvent = Readonly<Record<string, unknown>> & { readonly type: string; readonly timestamp?: string };

/** Hears the events of Asterisk, those of each application that this user sees. */
export class AriEventFeed extends Store {
  problem: string | undefined;
  readonly #heard = new Set<string>();
  #last: readonly string[] = [];

  constructor(
    private readonly client: GatewayClient,
    private readonly applications: LiveTable<Application>,
    private readonly log: EventLog,
    private readonly marks: Marks,
    private readonly subscriptions: Subscriptions,
  ) {
    super();
    applications.watch(() => this.#hearAll());
  }

  #hearAll(): void {
    for (const name of this.applications.rows.keys()) {
      if (this.#heard.has(name)) continue;
      this.#heard.add(name);
      void this.#hear(name);
    }
  }

  async #hear(name: string): Promise<void> {
    const channel = `ari.application.${name}`;
    const entry = this.subscriptions.begin('channel', channel);
    try {
      for await (const { event, data } of this.client.channel(channel).subscribe()) {
        entry.heard();
        if (event === 'gateway.gap') this.log.add(gap(name));
        else this.#take(event, data as AriEvent);
      }
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      this.changed();
    }
    entry.end();
    this.#heard.delete(name);
  }

  /** Hears one call, for a user who sees no application. @returns ends it. */
  hearCall(id: string): () => void {
    const channel = `ari.channel.${id}`;
    const events = this.client.channel(channel).subscribe();
    const entry = this.subscriptions.begin('channel', channel);
    void (async () => {
      try {
        for await (const { event, data } of events) {
          entry.heard();
          if (event !== 'gateway.gap') this.#take(event, data as AriEvent);
        }
      } catch {
        // It is over, or not permitted: the page shows what it heard.
      }
      entry.end();
    })();
    return () => void events.return?.();
  }

  #take(type: string, event: AriEvent): void {
    const ids = [...new Set(idsOf(event))];
    if (this.#isAgain(`${type} ${event.timestamp} ${String(event['digit'])} ${ids.join(' ')}`)) return;
    const at = event.timestamp === undefined ? Date.now() : Date.parse(event.timestamp);
    this.log.add({ at, kind: 'event', type, ids, about: aboutOf(event), raw: event });
    for (const id of ids) this.marks.event(type, id, event);
    const playback = event['playback'] as { target_uri?: string; media_uri?: string } | undefined;
    const target = playback?.target_uri?.replace(/^\w+:/, '');
    if (target !== undefined) this.marks.playing(target, type === 'PlaybackFinished' ? undefined : playback?.media_uri);
  }

  /** With `subscribeAll` Asterisk sends some events twice, with one time. */
  #isAgain(key: string): boolean {
    const again = this.#last.includes(key);
    this.#last = [...this.#last.slice(-15), key];
    return again;
  }
}

function gap(name: string) {
  const about = `events of ${name} may have been missed`;
  return { at: Date.now(), kind: 'event' as const, type: 'gap', ids: [], about, raw: { name } };
}

function idsOf(event: AriEvent): string[] {
  const ids: string[] = [];
  for (const field of ['channel', 'peer', 'caller', 'bridge', 'playback', 'recording']) {
    const object = event[field] as { id?: string; name?: string; target_uri?: string } | undefined;
    const id = object?.id ?? object?.name;
    if (id !== undefined) ids.push(id);
    const target = object?.target_uri?.replace(/^\w+:/, '');
    if (target !== undefined) ids.push(target);
  }
  return ids;
}

function aboutOf(event: AriEvent): string {
  const field = (name: string): Record<string, string> => (event[name] ?? {}) as Record<string, string>;
  const parts = [
    field('channel')['name'],
    event['digit'],
    field('playback')['media_uri'],
    field('recording')['name'],
    field('bridge')['name'] ?? field('bridge')['id'],
    event['cause_txt'],
    event['dialstatus'],
    field('device_state')['state'],
    field('endpoint')['resource'],
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
