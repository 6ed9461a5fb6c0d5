import type { ChangeKind } from '../../protocol/index.js';
import { EVERYTHING, type ResourceAccess, type TenantScope } from '../access/index.js';
import type { BrokerEntry, BrokerPosition } from '../broker/index.js';
import type { Resource } from '../discovery/index.js';
import { fieldValue } from '../query/index.js';
import type { ChangeMessage } from './change-message.js';
import { GroupIndex } from './group-index.js';
import { ResourcePush } from './resource-push.js';
import type { GroupMember } from './subscription-group.js';
import { selects, type SubscriptionSelector } from './subscription-selector.js';

/** Who leaves hears of it before who stays, and who enters last. */
const ORDER = ['delete', 'update', 'create'] as const;

/** A change as one scope sees it. */
interface SeenChange {
  readonly entry: BrokerEntry;
  readonly pk: string;
  readonly before: object | undefined;
  readonly after: object | undefined;
  readonly lost: true | undefined;
}

/** Brings the changes of one stream, as one scope sees them, to the groups that they concern. */
export class ChangeFeed {
  readonly groups = new GroupIndex();
  readonly #resource: Resource;
  readonly #scope: TenantScope;
  readonly #access: ResourceAccess;

  #position: BrokerPosition | undefined;

  constructor(resource: Resource, scope: TenantScope, access: ResourceAccess) {
    this.#resource = resource;
    this.#scope = scope;
    this.#access = access;
  }

  /** The last change that was delivered; undefined before the first. */
  get position(): BrokerPosition | undefined {
    return this.#position;
  }

  /** Gives a change to all subscriptions that it concerns; each role's view of it is written once. */
  deliver(entry: BrokerEntry): void {
    this.#position = entry.position;
    const change = this.#seen(entry);
    if (change === undefined) return;
    const objects = [change.before, change.after].filter((object) => object !== undefined);
    const effects = new Map<ChangeKind, ReadonlyMap<string, ReadonlySet<GroupMember>>[]>(
      ORDER.map((kind) => [kind, []]),
    );
    for (const group of this.groups.candidates(change.pk, objects)) {
      const kind = effectOf(change, group.selector);
      if (kind !== undefined) effects.get(kind)?.push(group.members(kind));
    }
    for (const [kind, groups] of effects) this.#push(change, kind, groups);
  }

  /** Tells all subscriptions that they may have missed something. */
  interrupt(position: BrokerPosition): void {
    this.#position = position;
    for (const member of this.groups.members()) member.interrupted(position);
  }

  /** What a member would have got of a change; undefined when nothing. */
  pushFor(entry: BrokerEntry, selector: SubscriptionSelector, { role, kinds }: GroupMember): ResourcePush | undefined {
    const change = this.#seen(entry);
    const kind = change === undefined ? undefined : effectOf(change, selector);
    if (change === undefined || kind === undefined || !kinds.includes(kind)) return undefined;
    return this.#written(change, kind, role);
  }

  #push(change: SeenChange, kind: ChangeKind, groups: readonly ReadonlyMap<string, ReadonlySet<GroupMember>>[]): void {
    const written = new Map<string, ResourcePush>();
    for (const group of groups) {
      for (const [role, members] of group) {
        const push = written.get(role) ?? this.#written(change, kind, role);
        written.set(role, push);
        for (const member of [...members]) member.receive(push);
      }
    }
  }

  #written({ entry, before, after, lost }: SeenChange, kind: ChangeKind, role: string): ResourcePush {
    const { stream, model, key, presenter } = this.#resource;
    const object = after ?? before ?? {};
    const pk = fieldValue(kind === 'delete' ? before : object, key) as string | number;
    // The key under the name that it has in all other pushes, and under the name that every client knows.
    const data = kind === 'delete' ? { [key]: pk, pk } : presenter.present(role, object);
    return new ResourcePush({
      stream,
      kind,
      object: data,
      model,
      pk,
      position: entry.position,
      ts: entry.ts,
      lost: kind === 'delete' ? lost : undefined,
    });
  }

  /** Undefined for a change that this scope sees nothing of. */
  #seen(entry: BrokerEntry): SeenChange | undefined {
    const { before, after, lost } = entry.message as ChangeMessage;
    const seen = { before: this.#sees(before), after: this.#sees(after) };
    const object = seen.after ?? seen.before;
    if (object === undefined) return undefined;
    return { entry, pk: String(fieldValue(object, this.#resource.key)), ...seen, lost };
  }

  #seesPart(stream: string, object: object | undefined): boolean {
    if (this.#scope === EVERYTHING) return true;
    return object !== undefined && this.#access.scopeOfObject(stream, object) === this.#scope;
  }

  /** As much of an object as this scope sees: by what is hidden of it nobody is found either. */
  #sees(object: object | undefined): object | undefined {
    if (object === undefined || !this.#seesPart(this.#resource.stream, object)) return undefined;
    const sees = (of: string, part: object | undefined): boolean => this.#seesPart(of, part);
    return this.#resource.binding?.store.narrowed?.(object, sees) ?? object;
  }
}

/** An object that comes into a group was created for it, one that leaves was deleted. */
function effectOf({ pk, before, after }: SeenChange, selector: SubscriptionSelector): ChangeKind | undefined {
  const was = before !== undefined && selects(selector, pk, before);
  const is = after !== undefined && selects(selector, pk, after);
  if (was) return is ? 'update' : 'delete';
  return is ? 'create' : undefined;
}
