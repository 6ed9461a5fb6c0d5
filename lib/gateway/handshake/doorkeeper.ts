import { Inject, Injectable, Logger } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { ResourceException, type ResourceUser } from '../../resources/index.js';
import { askWho, isOwnPage } from '../../resources/internal.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../options/index.js';
import { GatewayTickets } from './gateway-tickets.js';
import { readHandshake } from './read-handshake.js';

/** A user, nobody, or a handshake that is refused with an HTTP status. */
export type Admission = { readonly user: ResourceUser | undefined } | { readonly status: 403 | 500 | 503 };

/** Says who asks for a socket: by a ticket, or by `authenticate`. */
@Injectable()
export class Doorkeeper {
  readonly #logger = new Logger('AriGateway');
  /** Users as they became while a handshake was looked at, for each handshake. */
  readonly #meanwhile = new Set<Map<string, ResourceUser>>();

  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    private readonly tickets: GatewayTickets,
  ) {}

  async admit(request: IncomingMessage): Promise<Admission> {
    if (!isOwnPage(request.headers, this.settings.origins)) return { status: 403 };
    const handshake = readHandshake(request);
    if (GatewayTickets.isTicket(handshake.token)) return { user: this.tickets.redeem(handshake.token) };
    const { authenticate, limits } = this.settings;
    const meanwhile = new Map<string, ResourceUser>();
    this.#meanwhile.add(meanwhile);
    try {
      const user = await askWho(() => authenticate(handshake), limits.authenticateTimeout);
      return { user: meanwhile.get(user?.id ?? '') ?? user };
    } catch (error) {
      if (error instanceof ResourceException && error.status === 503) return { status: 503 };
      this.#logger.error('"authenticate" failed', error instanceof Error ? error.stack : String(error));
      return { status: 500 };
    } finally {
      this.#meanwhile.delete(meanwhile);
    }
  }

  /** A user is another one from now on, whatever a ticket says, or an `authenticate` that has been asked already. */
  regrant(user: ResourceUser): void {
    this.tickets.regrant(user);
    for (const users of this.#meanwhile) users.set(user.id, user);
  }
}
