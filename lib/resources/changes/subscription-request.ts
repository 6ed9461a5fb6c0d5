import { CHANGE_KINDS, isJsonObject, type ChangeKind, type FieldFilter } from '../../protocol/index.js';
import type { BrokerPosition } from '../broker/index.js';
import { ResourceBadRequestException } from '../exceptions/index.js';
import { parseFilters } from '../query/index.js';
import { MOST_COMBINATIONS } from './group-index.js';

const KEYS = ['action', 'pk', 'filter', 'snapshot', 'since', 'limit'];

/** A subscription as it was asked for, with nothing left open. */
export interface SubscriptionRequest {
  readonly pk: string | undefined;
  readonly kinds: readonly ChangeKind[];
  readonly filters: readonly FieldFilter[];
  /** The objects as they are now are to come with the answer. */
  readonly snapshot: boolean;
  /** Objects in the snapshot. */
  readonly limit: unknown;
  /** The last change that the subscriber knows. */
  readonly since: BrokerPosition | undefined;
}

/**
 * Reads what stands in the `data` of a `subscribe`.
 *
 * @param instance - the subscription is to one object and everything that happens to it, whatever `data` says.
 * @throws {ResourceBadRequestException} naming what is wrong.
 */
export function parseSubscription(
  input: unknown,
  pk: string | undefined,
  { instance, filterable }: { readonly instance: boolean; readonly filterable: readonly string[] },
): SubscriptionRequest {
  const data = input ?? {};
  if (!isJsonObject(data)) throw new ResourceBadRequestException(['The data must be an object.']);
  const unknown = Object.keys(data).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) refuse(unknown, `is unknown here; there are ${KEYS.join(', ')}`);
  const { action, filter = {}, snapshot = false, since, limit } = data;
  if (typeof snapshot !== 'boolean') refuse('snapshot', 'must be true or false');
  if (!isJsonObject(filter)) refuse('filter', 'must be an object of fields and values');
  const filters = parseFilters(filter, filterable);
  checkFilters(filters, pk);
  const open = filters.length > 0 || snapshot;
  return {
    pk,
    kinds: instance ? ['update', 'delete'] : kindsOf(action, pk, open),
    filters,
    snapshot,
    limit,
    since: since === undefined || since === null ? undefined : parsePosition(since),
  };
}

function kindsOf(action: unknown, pk: string | undefined, open: boolean): readonly ChangeKind[] {
  if (action === undefined && open) return pk === undefined ? CHANGE_KINDS : ['update', 'delete'];
  if (action === undefined || action === null) throw new ResourceBadRequestException(['action required']);
  const named: readonly unknown[] = Array.isArray(action) ? action : [action];
  const kinds = CHANGE_KINDS.filter((kind) => named.includes(kind));
  if (kinds.length === 0 || kinds.length !== named.length) {
    return refuse('action', `must be one of ${CHANGE_KINDS.join(', ')}, or several of them`);
  }
  if (kinds.includes('create') && pk !== undefined) refuse('pk', 'cannot be that of an object to come');
  return kinds;
}

function checkFilters(filters: readonly FieldFilter[], pk: string | undefined): void {
  if (filters.length > 0 && pk !== undefined) refuse('filter', 'cannot stand beside the key of one object');
  const unequal = filters.find(({ comparison }) => comparison !== 'eq');
  if (unequal !== undefined) refuse(unequal.field, 'can only be equal to something, in a subscription');
  const combinations = filters.reduce((product, { values }) => product * values.length, 1);
  if (combinations > MOST_COMBINATIONS) refuse('filter', `stands for more than ${MOST_COMBINATIONS} combinations`);
}

function parsePosition(since: unknown): BrokerPosition {
  if (!isJsonObject(since)) return refuse('since', 'must have an epoch and a seq');
  const { epoch, seq } = since;
  if (typeof epoch !== 'string' || typeof seq !== 'number' || !Number.isSafeInteger(seq)) {
    return refuse('since', 'must have an epoch and a seq, as the last push had them');
  }
  return { epoch, seq };
}

function refuse(key: string, problem: string): never {
  throw new ResourceBadRequestException([{ [key]: [problem] }]);
}
