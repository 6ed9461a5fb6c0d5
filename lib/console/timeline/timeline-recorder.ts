import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ARI_COMMANDS, type AriCommandDone } from '../../client/internal.js';
import { RpcMethod } from '../../gateway/index.js';
import { AriConnections } from '../../module/index.js';
import { CommandRunner, ResourceException, type ResourceContext } from '../../resources/index.js';
import { CALL_STORY, type CallStoryEntry } from '../../story/index.js';
import { CallTimelines } from './call-timelines.js';
import { TimelineEvents } from './timeline-events.js';

/** Legs of one call that are shown. */
const MOST_LEGS = 50;

/** Remembers what happened in the calls of late, and shows a user the part that he may see in the history. */
@Injectable()
export class TimelineRecorder implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #timelines = new CallTimelines();
  /** What a diagnostics channel tells is that of the whole process: only what these clients did is remembered. */
  readonly #clients = new Set<string>();
  #events: readonly TimelineEvents[] = [];

  constructor(
    private readonly connections: AriConnections,
    private readonly modules: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    const clients = this.connections.all().filter(({ overview }) => overview !== undefined);
    this.#events = clients.map(({ client }) => new TimelineEvents(client, this.#timelines));
    for (const events of this.#events) events.begin();
    for (const { client } of clients) this.#clients.add(client.ids.instance);
    subscribe(CALL_STORY, this.#story);
    subscribe(ARI_COMMANDS, this.#command);
  }

  onModuleDestroy(): void {
    unsubscribe(CALL_STORY, this.#story);
    unsubscribe(ARI_COMMANDS, this.#command);
    for (const events of this.#events) events.end();
  }

  /** @throws {ResourceException} what the history answers this user: he may not, or there is none. */
  @RpcMethod('console.timeline')
  async show(asked: unknown, { user }: ResourceContext): Promise<object> {
    const { callId } = (asked ?? {}) as { readonly callId?: unknown };
    const command = { stream: 'callLegs', action: 'list', data: { callId: String(callId), limit: MOST_LEGS } };
    // Asked as the user, so that nobody learns more here than from the history.
    const { status, data, errors } = await this.modules
      .get(CommandRunner, { strict: false })
      .run({ user, door: 'console', ...command });
    if (status !== 200 && status !== 201) throw new ResourceException(status, errors);
    const legs = legsOf(data).map(({ id }) => ({ id, entries: this.#timelines.of(id) }));
    return { legs };
  }

  readonly #story = (message: unknown): void => {
    const entry = message as CallStoryEntry;
    const { id: key, client, channelId, kind: label, at } = entry;
    if (!this.#clients.has(client)) return;
    if (entry.phase === 'begin') this.#timelines.add(channelId, { key, kind: 'verb', label, at });
    else {
      const { outcome, durationMs } = entry;
      this.#timelines.end(channelId, key, { to: at + durationMs, outcome, failed: outcome === 'failed' });
    }
  };

  readonly #command = (message: unknown): void => {
    const { client, operation, path, status, at } = message as AriCommandDone;
    const channelId = /^channels\/([^/]+)/.exec(path)?.[1];
    if (channelId === undefined || !this.#clients.has(client)) return;
    const failed = status === undefined || status >= 400;
    const outcome = status === undefined ? 'no answer' : String(status);
    const entry = { key: operation, kind: 'command' as const, label: operation, at, outcome, failed };
    this.#timelines.add(decodeURIComponent(channelId), entry);
  };
}

function legsOf(data: unknown): readonly { readonly id: string }[] {
  const found = Array.isArray(data) ? data : (data as { readonly results?: unknown } | null)?.results;
  return Array.isArray(found) ? (found as { readonly id: string }[]) : [];
}
