import { CHANGE_KINDS, type JsonScalar } from '../../protocol/index.js';
import { fieldValue, orderValue } from '../query/index.js';
import { SubscriptionGroup, type GroupMember } from './subscription-group.js';
import { selectorName, type SubscriptionSelector } from './subscription-selector.js';

/** Combinations of values that one filter may stand for. */
export const MOST_COMBINATIONS = 100;

/** Groups that filter by the same fields, by the values of these. */
interface FieldsIndex {
  readonly fields: readonly string[];
  readonly groups: Map<string, Set<SubscriptionGroup>>;
}

/** Finds the groups that a change may concern by key and by values, without looking at the others. */
export class GroupIndex {
  readonly #groups = new Map<string, SubscriptionGroup>();
  readonly #all = new Set<SubscriptionGroup>();
  readonly #byPk = new Map<string, Set<SubscriptionGroup>>();
  readonly #byFields = new Map<string, FieldsIndex>();

  get size(): number {
    return this.#groups.size;
  }

  /** The group of a selector, made where there is none. */
  group(selector: SubscriptionSelector): SubscriptionGroup {
    const name = selectorName(selector);
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const group = new SubscriptionGroup(selector);
    this.#groups.set(name, group);
    for (const place of this.#places(group)) place.add(group);
    return group;
  }

  remove(group: SubscriptionGroup): void {
    if (!this.#groups.delete(selectorName(group.selector))) return;
    for (const place of this.#places(group)) place.delete(group);
    const { pk, filters } = group.selector;
    if (pk !== undefined && this.#byPk.get(pk)?.size === 0) this.#byPk.delete(pk);
    const name = fieldsName(filters.map(({ field }) => field));
    const index = this.#byFields.get(name);
    for (const [values, groups] of index?.groups ?? []) if (groups.size === 0) index?.groups.delete(values);
    if (index?.groups.size === 0) this.#byFields.delete(name);
  }

  /** Every member of every group, once. */
  members(): Set<GroupMember> {
    const kinds = [...this.#groups.values()].flatMap((group) => CHANGE_KINDS.map((kind) => group.members(kind)));
    return new Set(kinds.flatMap((roles) => [...roles.values()].flatMap((members) => [...members])));
  }

  /** The groups that may be about an object with this key, as it was or as it is. */
  candidates(pk: string, objects: readonly object[]): Set<SubscriptionGroup> {
    const found = new Set([...this.#all, ...(this.#byPk.get(pk) ?? [])]);
    for (const { fields, groups } of this.#byFields.values()) {
      for (const object of objects) {
        const values = valuesName(fields.map((field) => storedValue(object, field)));
        for (const group of groups.get(values) ?? []) found.add(group);
      }
    }
    return found;
  }

  /** Every set that holds the group. */
  #places({ selector: { pk, filters } }: SubscriptionGroup): Set<SubscriptionGroup>[] {
    if (pk !== undefined) return [placeIn(this.#byPk, pk)];
    if (filters.length === 0) return [this.#all];
    const sorted = [...filters].sort((a, b) => (a.field < b.field ? -1 : 1));
    const fields = sorted.map(({ field }) => field);
    const name = fieldsName(fields);
    const index = this.#byFields.get(name) ?? { fields, groups: new Map<string, Set<SubscriptionGroup>>() };
    this.#byFields.set(name, index);
    return combinations(sorted.map(({ values }) => values)).map((values) => placeIn(index.groups, valuesName(values)));
  }
}

function placeIn(places: Map<string, Set<SubscriptionGroup>>, name: string): Set<SubscriptionGroup> {
  const place = places.get(name) ?? new Set();
  places.set(name, place);
  return place;
}

function combinations(lists: readonly (readonly JsonScalar[])[]): JsonScalar[][] {
  return lists.reduce<JsonScalar[][]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** A moment as a client would write it. */
function storedValue(object: object, field: string): JsonScalar {
  const value = fieldValue(object, field);
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : orderValue(value);
}

/** `5` and `'5'` are one place, because they may mean the same; the group itself is asked afterwards. */
function valuesName(values: readonly JsonScalar[]): string {
  return JSON.stringify(values.map((value) => (value === null ? null : String(value))));
}

function fieldsName(fields: readonly string[]): string {
  return JSON.stringify([...fields].sort());
}
