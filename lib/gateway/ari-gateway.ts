import { Injectable } from '@nestjs/common';
import type { ResourceUser } from '../resources/index.js';
import { SessionRegistry } from './sessions/index.js';

/**
 * What an application can do with its gateway while it runs.
 * @publicApi
 */
@Injectable()
export class AriGateway {
  constructor(private readonly sessions: SessionRegistry) {}

  /** Sockets that are open. */
  get sockets(): number {
    return this.sessions.size;
  }

  /**
   * Takes a user as he is now, with another role, another tenant or other permissions: all his sockets do from here on.
   * Subscriptions that he may not have any more end, each with a push `unsubscribed`.
   */
  async regrant(user: ResourceUser): Promise<void> {
    await Promise.all(this.sessions.of(user.id).map((session) => session.regrant(user)));
  }
}
