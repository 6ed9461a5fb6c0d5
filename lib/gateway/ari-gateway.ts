import { Injectable } from '@nestjs/common';
import type { ResourceUser } from '../resources/index.js';
import { Doorkeeper } from './handshake/index.js';
import { SessionRegistry } from './sessions/index.js';

/**
 * What an application can do with its gateway while it runs.
 * @publicApi
 */
@Injectable()
export class AriGateway {
  constructor(
    private readonly sessions: SessionRegistry,
    private readonly doorkeeper: Doorkeeper,
  ) {}

  /** Sockets that are open. */
  get sockets(): number {
    return this.sessions.size;
  }

  /**
   * Takes a user as he is now, with another role, another tenant or other permissions: all his sockets do from here on.
   * Subscriptions that he may not have any more end, each with a push `unsubscribed`. Tickets that he has not used yet, and sockets
   * that he is just opening, are his as he is now.
   */
  async regrant(user: ResourceUser): Promise<void> {
    this.doorkeeper.regrant(user);
    await Promise.all(this.sessions.of(user.id).map((session) => session.regrant(user)));
  }
}
