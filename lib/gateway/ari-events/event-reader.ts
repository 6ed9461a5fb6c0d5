import type { BaseEvent } from '../../client/index.js';
import type { LiveTables } from '../../live/internal.js';
import type { LiveRow } from '../../live/index.js';
import type { ResourceUser } from '../../resources/index.js';
import type { ResourceAccess, ResourceRegistry } from '../../resources/internal.js';
import { BELONGING, type AriSubject } from './ari-channel.js';
import { partsOf, writtenEvent, type EventPart } from './event-parts.js';
import type { GoneRows } from './gone-rows.js';

/** What is needed to say what somebody sees of an event. */
export interface EventSight {
  readonly tables: LiveTables;
  readonly gone: GoneRows;
  readonly access: ResourceAccess;
  readonly registry: ResourceRegistry;
}

/** One event as its readers see it: each object as in its stream, and nothing at all of what names a hidden one. */
export class EventReader {
  readonly parts: readonly EventPart[];
  readonly #event: BaseEvent;
  readonly #sight: EventSight;
  /** Readers who see the same share one text. */
  readonly #written = new Map<string, string | undefined>();

  constructor(event: BaseEvent, sight: EventSight) {
    this.#event = event;
    this.#sight = sight;
    this.parts = partsOf(event);
  }

  /** The tenants whose objects stand in it. */
  get tenants(): readonly string[] {
    const { access } = this.#sight;
    return this.parts.flatMap((part) => {
      const row = BELONGING.has(part.stream) ? this.#row(part) : undefined;
      return row === undefined ? [] : (access.tenantOf(part.stream, row) ?? []);
    });
  }

  /** The event as JSON; undefined when it names something that this user does not see. */
  read(user: ResourceUser): string | undefined {
    const { access, registry } = this.#sight;
    const roles = this.parts.map(({ stream }) => registry.find(stream)?.presenter.roleOf(user));
    const key = JSON.stringify([access.scopeOf(user), roles]);
    if (!this.#written.has(key)) this.#written.set(key, this.#write(user));
    return this.#written.get(key);
  }

  #write(user: ResourceUser): string | undefined {
    const shown: [EventPart, object][] = [];
    for (const part of this.parts) {
      const object = this.#shown(user, part);
      if (object === undefined) return undefined;
      shown.push([part, object]);
    }
    return JSON.stringify(writtenEvent(this.#event, shown));
  }

  #shown(user: ResourceUser, part: EventPart): object | undefined {
    const { access, registry, tables } = this.#sight;
    const resource = registry.find(part.stream);
    const row = this.#row(part);
    if (resource === undefined || !access.sees(user, part.stream, row)) return undefined;
    const sees = (stream: string, object: object | undefined): boolean => access.sees(user, stream, object);
    const table = tables.of(part.stream);
    const own = table.narrowed(table.told({ ...part.object }, row as LiveRow | undefined), sees);
    return resource.presenter.present(resource.presenter.roleOf(user), own);
  }

  /** As it is, or as it was when it ended a moment ago: its last events are still about it. */
  #row({ stream, pk }: AriSubject): object | undefined {
    return this.#sight.tables.of(stream).row(pk) ?? this.#sight.gone.row(stream, pk);
  }
}
