import { Injectable } from '@nestjs/common';
import type { ChangeKind, Pk, RequestId } from '../../protocol/index.js';
import { ResourceAccess, type AccessRequest, type ResourceUser } from '../access/index.js';
import type { BrokerPosition } from '../broker/index.js';
import { CommandRunner, findPk } from '../commands/index.js';
import { ResourceRegistry, type Resource } from '../discovery/index.js';
import { ResourceException } from '../exceptions/index.js';
import { keyText, rulesFor } from '../query/index.js';
import { refusePrototypeKeys } from '../schema/index.js';
import { ChangeHub, type Membership } from './change.hub.js';
import { HeldPushes } from './held-pushes.js';
import type { ResourcePush } from './resource-push.js';
import { parseSubscription, type SubscriptionRequest } from './subscription-request.js';

/** A client that wants to hear of changes. */
export interface SubscribeCommand {
  readonly user: ResourceUser | undefined;
  readonly stream: string;
  /** `subscribe`, or `subscribe_instance` for all that happens to one object. */
  readonly action: 'subscribe' | 'subscribe_instance';
  readonly pk?: Pk;
  readonly data?: unknown;
  readonly door: string;
  readonly requestId?: RequestId;
}

/** A subscription that stands. */
export interface ResourceSubscription {
  readonly stream: string;
  readonly pk: string | undefined;
  readonly kinds: readonly ChangeKind[];
  /** What the client is answered. Pushes wait until `release` is called, after the answer has been sent. */
  readonly answer: Readonly<Record<string, unknown>>;
  readonly release: () => void;
  /** Whether a user, as he is now, may go on hearing the same. */
  readonly holdsFor: (user: ResourceUser) => Promise<boolean>;
  readonly leave: () => void;
}

interface Asked extends SubscriptionRequest {
  readonly command: SubscribeCommand;
  readonly user: ResourceUser;
  readonly resource: Resource;
  readonly role: string;
}

/** Opens subscriptions for all doors: permission, existence, tenant, then the group, then what was missed or is there. */
@Injectable()
export class ResourceSubscriptions {
  constructor(
    private readonly registry: ResourceRegistry,
    private readonly access: ResourceAccess,
    private readonly hub: ChangeHub,
    private readonly commands: CommandRunner,
  ) {}

  /**
   * @param receive - gets the pushes; does not throw.
   * @param interrupted - hears that changes before this position may have been lost; does not throw.
   * @throws {ResourceException} the user may not, or there is nothing to subscribe to.
   */
  async open(
    command: SubscribeCommand,
    receive: (push: ResourcePush) => void,
    interrupted: (position: BrokerPosition) => void,
  ): Promise<ResourceSubscription> {
    const asked = await this.#ask(command);
    const { resource, user, role, kinds, pk, filters } = asked;
    const held = new HeldPushes(receive, interrupted);
    const scope = this.access.scopeOf(user);
    const selector = { pk, filters };
    const member = { role, kinds, receive: held.take, interrupted: held.interrupt };
    const membership = await this.hub.join({ resource, scope, selector, ...member });
    try {
      const answer = await this.#answer(asked, membership, held);
      held.check();
      const { stream } = resource;
      const holdsFor = (other: ResourceUser): Promise<boolean> => this.#holdsFor(asked, other);
      return { stream, pk, kinds, answer, holdsFor, leave: membership.leave, release: () => held.release() };
    } catch (error) {
      membership.leave();
      throw error;
    }
  }

  async #ask(command: SubscribeCommand): Promise<Asked> {
    const { user, stream, data, action } = command;
    if (user === undefined) throw new ResourceException(401);
    const resource = this.registry.find(stream);
    if (resource === undefined) throw new ResourceException(404, [`There is no stream "${stream}".`]);
    if (resource.binding === undefined) throw new ResourceException(405, [`"${stream}" has no changes to hear of.`]);
    refusePrototypeKeys(data);
    const pk = findPk(command.pk, data);
    const instance = action === 'subscribe_instance';
    if (instance && pk === undefined) throw new ResourceException(400, [{ pk: ['is required'] }]);
    await this.#admit(resource, { user, stream, action: 'subscribe', pk });
    const role = resource.presenter.roleOf(user);
    const { filterable } = rulesFor(resource.rules, (field) => resource.presenter.sees(role, field));
    return { ...parseSubscription(data, pk, { instance, filterable }), command, user, resource, role };
  }

  async #admit({ binding }: Resource, request: AccessRequest): Promise<void> {
    await this.access.permit(request);
    if (request.pk !== undefined) await this.access.admit(request, await binding?.store.retrieve(request.pk));
  }

  async #answer(asked: Asked, membership: Membership, held: HeldPushes): Promise<Record<string, unknown>> {
    const { kinds, since } = asked;
    const action = kinds.length === 1 ? kinds[0] : kinds;
    const missed = since === undefined ? undefined : await membership.missed(since);
    if (missed !== undefined) {
      held.precede(missed);
      return { action, ...since, recovered: true };
    }
    const answer = { action, ...membership.position, ...(since !== undefined && { recovered: false }) };
    return asked.snapshot ? { ...answer, snapshot: await this.#snapshot(asked, held) } : answer;
  }

  /** What is there now, by the same way as if the client had asked for it. */
  async #snapshot(asked: Asked, held: HeldPushes): Promise<unknown> {
    const { resource, pk, filters, limit, command } = asked;
    const query = { ...Object.fromEntries(filters.map(({ field, values }) => [field, values])), limit, cursor: null };
    const how = pk === undefined ? { action: 'list', data: query } : { action: 'retrieve', pk };
    const { user, stream, door, requestId } = command;
    const { status, data, errors } = await this.commands.run({ user, stream, door, requestId, ...how });
    if (status !== 200) throw new ResourceException(status === 201 ? 500 : status, errors);
    const page =
      pk === undefined ? (data as { results: object[]; next: string | null }) : { results: [data], next: null };
    const rows = page.results.map((row): [string, string] => [
      keyText((row as Readonly<Record<string, unknown>>)[resource.key]) ?? '',
      JSON.stringify(row),
    ]);
    held.without(new Map(rows), page.next === null);
    return page;
  }

  async #holdsFor({ resource, role, user: before, pk }: Asked, user: ResourceUser): Promise<boolean> {
    if (resource.presenter.roleOf(user) !== role) return false;
    if (this.access.scopeOf(user) !== this.access.scopeOf(before)) return false;
    try {
      await this.#admit(resource, { user, stream: resource.stream, action: 'subscribe', pk });
      return true;
    } catch (error) {
      if (error instanceof ResourceException) return false;
      throw error;
    }
  }
}
