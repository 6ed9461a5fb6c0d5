import type { PushPayload } from '../../../lib/protocol/index.js';
import {
  ResourceSubscriptions,
  type ResourcePush,
  type ResourceSubscription,
} from '../../../lib/resources/internal.js';
import type { BrokerPosition, ResourceUser } from 'nestjs-ari/resources';
import { ANYBODY, type StartedResources } from './started-resources.js';

/** Opens subscriptions to questions and keeps what they hear, as `action pk`. */
export class Subscriber {
  readonly heard: string[] = [];
  readonly pushes: PushPayload[] = [];
  readonly #resources: StartedResources;
  readonly #user: ResourceUser;

  constructor(resources: StartedResources, user = ANYBODY) {
    this.#resources = resources;
    this.#user = user;
  }

  async opens(data: unknown, parts: object = {}): Promise<ResourceSubscription> {
    const subscription = await this.held(data, parts);
    subscription.release();
    return subscription;
  }

  /** A subscription whose pushes still wait for its answer to be sent. */
  held(data: unknown, parts: object = {}): Promise<ResourceSubscription> {
    const command = {
      user: this.#user,
      stream: 'questions',
      action: 'subscribe',
      door: 'test',
      data,
      ...parts,
    } as const;
    const receive = (push: ResourcePush): void => {
      const { payload } = JSON.parse(push.frame('r')) as { payload: PushPayload };
      this.pushes.push(payload);
      this.heard.push(`${payload.action} ${payload.pk}`);
    };
    const interrupted = ({ seq }: BrokerPosition): void => void this.heard.push(`gap ${seq}`);
    return this.#resources.get(ResourceSubscriptions).open(command, receive, interrupted);
  }
}
