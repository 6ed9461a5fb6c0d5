import { EVENT_TABLE, type BaseEvent } from '../../client/index.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an event is about, as one text: its channel, where it has one, else its bridge, playback, recording and so on.
 * Events of one object share it.
 */
export function eventObject(event: BaseEvent): string {
  const subjects = EVENT_TABLE[event.type]?.subjects ?? [{ kind: 'Channel', path: ['channel'] }];
  const inOrder = [...subjects.filter(({ kind }) => kind === 'Channel'), ...subjects];
  for (const { kind, path } of inOrder) {
    const identity = identityOf(path.reduce<unknown>(fieldOf, event));
    if (identity !== undefined) return `${kind} ${identity}`;
  }
  return event.type;
}

function fieldOf(holder: unknown, field: string): unknown {
  return typeof holder === 'object' && holder !== null ? (holder as Fields)[field] : undefined;
}

function identityOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, technology, resource } = value as Readonly<Record<string, string | undefined>>;
  return id ?? name ?? (technology === undefined ? undefined : `${technology}/${resource}`);
}
