import { Inject, Injectable, Logger } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { ResourceUser } from '../../resources/index.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../options/index.js';
import { GatewayTickets } from './gateway-tickets.js';
import { isLetIn, readHandshake } from './read-handshake.js';

/** A user, nobody, or a handshake that is refused with an HTTP status. */
export type Admission = { readonly user: ResourceUser | undefined } | { readonly status: 403 | 500 | 503 };

/** Says who asks for a socket: by a ticket, or by `authenticate`. */
@Injectable()
export class Doorkeeper {
  readonly #logger = new Logger('AriGateway');

  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    private readonly tickets: GatewayTickets,
  ) {}

  async admit(request: IncomingMessage): Promise<Admission> {
    if (!isLetIn(request, this.settings.origins)) return { status: 403 };
    const handshake = readHandshake(request);
    if (GatewayTickets.isTicket(handshake.token)) return { user: this.tickets.redeem(handshake.token) };
    const late = new AbortController();
    try {
      const asked = Promise.resolve(this.settings.authenticate(handshake)).then(named);
      return await Promise.race([asked, timedOut(this.settings.limits.authenticateTimeout, late.signal)]);
    } catch (error) {
      this.#logger.error('"authenticate" failed', error instanceof Error ? error.stack : String(error));
      return { status: 500 };
    } finally {
      late.abort();
    }
  }
}

/** Limits and regrants go by the id: without one a user could not be told from another. */
function named(user: ResourceUser | undefined): Admission {
  if (user !== undefined && typeof user.id !== 'string')
    throw new TypeError('"authenticate" gave a user without an "id"');
  return { user };
}

function timedOut(milliseconds: number, over: AbortSignal): Promise<Admission> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ status: 503 }), milliseconds);
    over.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
