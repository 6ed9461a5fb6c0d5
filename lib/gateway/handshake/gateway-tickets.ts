import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ResourceUser } from '../../resources/index.js';

const PREFIX = 'ticket-';
const LIFETIME = 30_000;
const MOST_TICKETS = 10_000;

/**
 * What a page is given so that it can open a socket.
 * @publicApi
 */
export interface GatewayTicket {
  /** To be sent as the sub-protocol `ari-gateway.token.<ticket>`. */
  readonly ticket: string;
  /** How long it is good, in milliseconds. */
  readonly expiresIn: number;
}

/**
 * Makes tickets with which a page opens one socket: good once, for 30 seconds, in this process. A page fetches one over
 * HTTP, where it is known already, so that no long-lived secret stands in a page or in a URL.
 *
 * @example
 * @Post('ticket')
 * ticket(@Req() { user }: { user: ResourceUser }) {
 *   return this.tickets.issue(user);
 * }
 * @publicApi
 */
@Injectable()
export class GatewayTickets {
  readonly #issued = new Map<string, { readonly user: ResourceUser; readonly until: number }>();

  issue(user: ResourceUser): GatewayTicket {
    this.#forgetOld();
    const ticket = `${PREFIX}${randomBytes(24).toString('base64url')}`;
    this.#issued.set(ticket, { user, until: performance.now() + LIFETIME });
    return { ticket, expiresIn: LIFETIME };
  }

  /** Whether a token is a ticket, good or not. */
  static isTicket(token: string | undefined): token is string {
    return token?.startsWith(PREFIX) === true;
  }

  /** The user of a ticket, once; undefined when it is not good, or not any more. */
  redeem(ticket: string): ResourceUser | undefined {
    const found = this.#issued.get(ticket);
    this.#issued.delete(ticket);
    return found !== undefined && performance.now() < found.until ? found.user : undefined;
  }

  /** A user is another one from now on: those of his tickets that were not used yet are his as he is now. */
  regrant(user: ResourceUser): void {
    for (const [ticket, { user: before, until }] of this.#issued) {
      if (before.id === user.id) this.#issued.set(ticket, { user, until });
    }
  }

  /** All live equally long, so the oldest stand first. */
  #forgetOld(): void {
    const now = performance.now();
    for (const [ticket, { until }] of this.#issued) {
      if (until > now && this.#issued.size < MOST_TICKETS) return;
      this.#issued.delete(ticket);
    }
  }
}
