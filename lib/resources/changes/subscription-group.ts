import { CHANGE_KINDS, type ChangeKind } from '../../protocol/index.js';
import type { BrokerPosition } from '../broker/index.js';
import type { ResourcePush } from './resource-push.js';
import type { SubscriptionSelector } from './subscription-selector.js';

/** One subscription in the group of those that are about the same objects. */
export interface GroupMember {
  readonly role: string;
  readonly kinds: readonly ChangeKind[];
  /** Does not throw. */
  readonly receive: (push: ResourcePush) => void;
  /** Hears that changes before this position may have been lost. Does not throw. */
  readonly interrupted: (position: BrokerPosition) => void;
}

/** The subscriptions that are about the same objects, by what they want to hear and by what their role sees. */
export class SubscriptionGroup {
  readonly selector: SubscriptionSelector;
  readonly #members = new Map<ChangeKind, Map<string, Set<GroupMember>>>(CHANGE_KINDS.map((kind) => [kind, new Map()]));

  constructor(selector: SubscriptionSelector) {
    this.selector = selector;
  }

  get empty(): boolean {
    return [...this.#members.values()].every(({ size }) => size === 0);
  }

  add(member: GroupMember): void {
    for (const kind of member.kinds) {
      const roles = this.#members.get(kind);
      const members = roles?.get(member.role) ?? new Set();
      roles?.set(member.role, members.add(member));
    }
  }

  remove(member: GroupMember): void {
    for (const kind of member.kinds) {
      const roles = this.#members.get(kind);
      const members = roles?.get(member.role);
      members?.delete(member);
      if (members?.size === 0) roles?.delete(member.role);
    }
  }

  /** Those who want to hear of a kind of change, by role. */
  members(kind: ChangeKind): ReadonlyMap<string, ReadonlySet<GroupMember>> {
    return this.#members.get(kind) ?? new Map();
  }
}
