import type { CallerID } from '../../client/index.js';
import type { ChannelRow } from '../rows/index.js';
import type { Company } from './company.js';
import { keyOfPair } from './local-halves.js';
import type { LiveTable } from './live-table.js';
import type { Sees, WireObject } from './row-source.js';

/** The channel that a name and number are those of, as it was then. Null: nobody knows. Missing: the channel's own. */
type Origin = ChannelRow | null;

/** Where the names and numbers that a channel shows come from. */
export interface Origins {
  readonly caller?: Origin;
  readonly connected?: Origin;
  readonly rdnis?: Origin;
}

/** A channel as the table keeps it. What is more than a `ChannelRow` never leaves it. */
export interface KeptChannel extends ChannelRow {
  readonly origins?: Origins;
}

/** The channels that there are, and which are together. */
interface PartyRows {
  readonly channels: Pick<LiveTable<ChannelRow>, 'row'>;
  readonly company: Company;
}

/** What a channel has from others besides: names of channels in its variables. */
const OF_OTHERS: readonly string[] = [
  'BRIDGEPEER',
  'BRIDGEPVTCALLID',
  'DIALEDPEERNAME',
  'DIALEDPEERNUMBER',
  'FORWARDERNAME',
  'TRANSFERERNAME',
  'BLINDTRANSFER',
  'ATTENDEDTRANSFER',
];

const NOBODY: CallerID = { name: '', number: '' };

/** What a row is judged by: when this changes, those who know it by name are looked at again. */
const JUDGED = ['tenant', 'tenantid', 'accountcode', 'application'] as const;

/**
 * Finds out whose name and number a channel shows: they are those of a channel that it is together with.
 * A reader sees them when he sees that channel, and the channel's own in any case; what nobody knows the origin of is shown
 * to those alone who see all.
 */
export class Parties {
  readonly #rows: PartyRows;

  constructor(rows: PartyRows) {
    this.#rows = rows;
  }

  /** @param before - the row that there was. */
  origins(channel: ChannelRow, before: KeptChannel | undefined): Origins | undefined {
    const together = this.#together(channel);
    const caller = this.#callerOf(channel, before);
    const connected = connectedOf({ ...channel, origins: { caller } }, before, together);
    const { caller_rdnis: number } = channel;
    const forwarder = number === undefined ? undefined : together.find((other) => other.caller.number === number);
    const rdnis = forwarder === undefined ? before?.origins?.rdnis : kept(originIn(forwarder), before?.origins?.rdnis);
    const found = { caller, connected, rdnis: number === undefined ? undefined : rdnis };
    return isEmpty(found) ? undefined : found;
  }

  /** Only the halves of a Local channel say the name of somebody else as their own: that of the party behind the other half. */
  #callerOf(channel: ChannelRow, before: KeptChannel | undefined): Origin | undefined {
    const { caller, id, name } = channel;
    if (isNobody(caller) || keyOfPair(name) === undefined) return undefined;
    const other = this.#rows.company.otherHalf(channel);
    const far: KeptChannel | undefined = other === undefined ? undefined : this.#rows.channels.row(other);
    if (far === undefined) return isSame(caller, before?.caller) ? before?.origins?.caller : null;
    if (!isSame(far.connected, caller)) return undefined;
    const origin = far.origins?.connected;
    return origin?.id === id ? undefined : origin;
  }

  #together(channel: ChannelRow): KeptChannel[] {
    return [...this.#rows.company.of(channel)].flatMap((id) => this.#rows.channels.row(id) ?? []);
  }
}

/** What an event tells of a channel, with what is known of where it comes from. */
export function toldOf(wire: WireObject, row: KeptChannel | undefined): KeptChannel {
  const channel = wire as unknown as ChannelRow;
  const { caller, connected } = channel;
  const origins = {
    ...row?.origins,
    caller: isSame(caller, row?.caller)
      ? row?.origins?.caller
      : keyOfPair(channel.name) === undefined
        ? undefined
        : null,
    connected: isSame(connected, row?.connected) ? row?.origins?.connected : isNobody(connected) ? undefined : null,
  };
  return { ...channel, origins };
}

/** The fields of a channel that not every reader sees whole, as one reader sees them. */
export const SHOWN = {
  caller: ({ caller, origins }: KeptChannel, sees: Sees) => (isShown(origins?.caller, sees) ? caller : NOBODY),
  connected: ({ connected, origins }: KeptChannel, sees: Sees) =>
    isShown(origins?.connected, sees) ? connected : NOBODY,
  caller_rdnis: ({ caller_rdnis, origins }: KeptChannel, sees: Sees) =>
    isShown(origins?.rdnis, sees) ? caller_rdnis : undefined,
  channelvars: ({ channelvars = {} }: KeptChannel, sees: Sees) =>
    seesAll(sees) ? channelvars : without(channelvars, OF_OTHERS),
  origins: () => undefined,
};

/** Whether what others know of a channel has changed. */
export function isKnownOtherwise(before: KeptChannel | undefined, after: KeptChannel): boolean {
  if (before === undefined || !isSame(before.caller, after.caller)) return true;
  if (JUDGED.some((field) => before[field] !== after[field])) return true;
  const [one, other] = [before.origins?.caller, after.origins?.caller];
  return one?.id !== other?.id || (one === null) !== (other === null);
}

function connectedOf(
  channel: KeptChannel,
  before: KeptChannel | undefined,
  together: readonly KeptChannel[],
): Origin | undefined {
  const { connected, caller, origins, tenant } = channel;
  if (isNobody(connected)) return undefined;
  if (isSame(connected, caller) && origins?.caller === undefined) return undefined;
  const namesakes = together.filter((other) => isSame(other.caller, connected)).map(originIn);
  const [found = null] = [...namesakes.filter((origin) => origin?.tenant === tenant), ...namesakes];
  return kept(found, isSame(connected, before?.connected) ? before?.origins?.connected : null);
}

/** What is written down already stays, while it is the same channel, judged the same, or nothing better is known. */
function kept(found: Origin, known: Origin | undefined): Origin {
  if (found === null || known === null || known === undefined) return found ?? known ?? null;
  return found.id === known.id && JUDGED.every((field) => found[field] === known[field]) ? known : found;
}

/** The channel that a name of this one is: itself, or the one behind it. */
function originIn(channel: KeptChannel): Origin {
  const { origins, ...row } = channel;
  return origins?.caller === undefined ? row : origins.caller;
}

function isShown(origin: Origin | undefined, sees: Sees): boolean {
  return origin === undefined || sees('channels', origin ?? undefined);
}

/** What is not there is seen by those alone who see all. */
function seesAll(sees: Sees): boolean {
  return sees('channels', undefined);
}

function isSame(one: CallerID, other: CallerID | undefined): boolean {
  return one.name === other?.name && one.number === other.number;
}

function isNobody({ name, number }: CallerID): boolean {
  return name === '' && number === '';
}

function isEmpty(origins: Origins): boolean {
  return Object.values(origins).every((origin) => origin === undefined);
}

function without(
  variables: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));
}
