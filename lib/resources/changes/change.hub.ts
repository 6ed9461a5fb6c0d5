import { Inject, Injectable } from '@nestjs/common';
import { ResourceAccess, type TenantScope } from '../access/index.js';
import type { Broker, BrokerEntry, BrokerListening, BrokerPosition } from '../broker/index.js';
import type { Resource } from '../discovery/index.js';
import { RESOURCE_OPTIONS, type ResourceOptions } from '../options/index.js';
import { ChangeFeed } from './change-feed.js';
import { topicOf } from './change-message.js';
import type { ResourcePush } from './resource-push.js';
import type { GroupMember } from './subscription-group.js';
import type { SubscriptionSelector } from './subscription-selector.js';

/** Who wants to hear of what. */
export interface JoinRequest extends GroupMember {
  readonly resource: Resource;
  readonly scope: TenantScope;
  readonly selector: SubscriptionSelector;
}

/** A member of a group, from now until it leaves. */
export interface Membership {
  /** Changes behind this position reach the member. */
  readonly position: BrokerPosition;
  /** What the member has missed since a position; undefined when nobody can tell. */
  readonly missed: (since: BrokerPosition) => Promise<readonly ResourcePush[] | undefined>;
  readonly leave: () => void;
}

interface OpenFeed {
  readonly feed: ChangeFeed;
  readonly broker: Broker;
  readonly listening: Promise<BrokerListening>;
}

/** Keeps a feed for every stream and scope that has subscribers, and none for any other. */
@Injectable()
export class ChangeHub {
  readonly #feeds = new Map<string, OpenFeed>();

  constructor(
    private readonly access: ResourceAccess,
    @Inject(RESOURCE_OPTIONS) private readonly options: ResourceOptions,
  ) {}

  /** Streams and scopes that have subscribers. */
  get feeds(): number {
    return this.#feeds.size;
  }

  async join({ resource, scope, selector, ...member }: JoinRequest): Promise<Membership> {
    const topic = topicOf(resource.stream, scope);
    const open = this.#feeds.get(topic) ?? this.#open(topic, resource, scope);
    const { feed } = open;
    feed.groups.group(selector).add(member);
    const last = feed.position;
    let left = false;
    const leave = (): void => {
      if (!left) this.#leave(topic, open, selector, member);
      left = true;
    };
    try {
      const { position } = await open.listening;
      const missed: Membership['missed'] = (since) => this.#missed(topic, since, { ...open, selector, member });
      return { position: last ?? position, leave, missed };
    } catch (error) {
      leave();
      throw error;
    }
  }

  #open(topic: string, resource: Resource, scope: TenantScope): OpenFeed {
    const feed = new ChangeFeed(resource, scope, this.access);
    const deliver = (entry: BrokerEntry): void => feed.deliver(entry);
    const interrupted = (position: BrokerPosition): void => feed.interrupt(position);
    const broker = this.options.brokerOf(resource);
    const open = { feed, broker, listening: Promise.resolve(broker.listen(topic, deliver, interrupted)) };
    this.#feeds.set(topic, open);
    return open;
  }

  #leave(topic: string, { feed, listening }: OpenFeed, selector: SubscriptionSelector, member: GroupMember): void {
    const group = feed.groups.group(selector);
    group.remove(member);
    if (group.empty) feed.groups.remove(group);
    if (feed.groups.size > 0 || this.#feeds.get(topic)?.feed !== feed) return;
    this.#feeds.delete(topic);
    listening.then(
      ({ stop }) => stop(),
      // It never began: those who joined got the reason.
      () => {},
    );
  }

  async #missed(
    topic: string,
    since: BrokerPosition,
    { feed, broker, selector, member }: OpenFeed & { selector: SubscriptionSelector; member: GroupMember },
  ): Promise<readonly ResourcePush[] | undefined> {
    const entries = await broker.since(topic, since);
    return entries?.flatMap((entry) => feed.pushFor(entry, selector, member) ?? []);
  }
}
