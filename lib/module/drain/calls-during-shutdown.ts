import type { Logger } from '@nestjs/common';
import { setTimeout as after } from 'node:timers/promises';
import { AriNotFoundException, type Channel, type StasisStart } from '../../client/index.js';
import type { AriConnection } from '../connection/index.js';
import { channelOrigin, isCaller, isNewCall } from '../hearing/index.js';
import type { NewCallsPolicy } from '../options/index.js';

/** Asterisk answers these at once; a shutdown does not wait longer for one that does not, in milliseconds. */
const PATIENCE_MS = 2_000;

/** How long a channel may take to leave an application for another one, in milliseconds, and how often it is looked. */
const MOVE_MS = 400;
const LOOK_EVERY_MS = 40;

/** Turns away calls that arrive while the application shuts down: no handler takes them, and none is left in silence. */
export class CallsDuringShutdown {
  readonly #connection: AriConnection;
  readonly #logger: Logger;
  readonly #moved = new Map<string, Channel>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(connection: AriConnection, logger: Logger) {
    this.#connection = connection;
    this.#logger = logger;
  }

  /** From here on calls are turned away, until the socket is closed. */
  begin(): void {
    const { client } = this.#connection;
    // Nothing is returned: under a steady stream of calls the client would never be idle.
    client.on('StasisStart', (event) => this.#begin(this.#onStart(event)));
    client.on('ApplicationMoveFailed', ({ channel }) => this.#begin(this.#onMoveFailed(channel)));
  }

  /**
   * Resolves when every command that was sent for such a call has been answered.
   *
   * @param unheard - channels that have arrived since no event can come any more; callers among them are turned away.
   */
  async settled(unheard: readonly Channel[]): Promise<void> {
    const callers = unheard.filter((channel) => isCaller(channel, this.#connection.client.ids));
    if (callers.length > 0) {
      const policy = await this.#lastPolicy();
      for (const channel of callers) this.#begin(this.#turnAway(channel, policy));
    }
    await Promise.all(this.#underWay);
    const stranded = await this.#stranded();
    await Promise.all(stranded.map((channel) => this.#turnAway(channel, 'continueInDialplan')));
  }

  /**
   * Calls that could not be moved: Asterisk leaves them here when nobody listens to the other application, and the event
   * that says so may have come too late to be heard.
   */
  async #stranded(): Promise<Channel[]> {
    const until = performance.now() + MOVE_MS;
    let here = await this.#notMoved();
    while (here.length > 0 && performance.now() < until) {
      await after(LOOK_EVERY_MS);
      here = await this.#notMoved();
    }
    return here;
  }

  /** Of the calls that were moved, those that are in our applications. */
  async #notMoved(): Promise<Channel[]> {
    if (this.#moved.size === 0) return [];
    const { client, name: connection } = this.#connection;
    const known = await client.applications.list({ timeout: PATIENCE_MS }).catch((error: unknown) => {
      const moved = `${this.#moved.size} moved calls`;
      this.#logger.warn(
        `[${connection}] shutting down: whether ${moved} have arrived was not found out: ${String(error)}`,
      );
      return [];
    });
    const own = new Set(known.flatMap(({ name, channel_ids }) => (client.apps.includes(name) ? channel_ids : [])));
    return [...this.#moved.values()].filter(({ id }) => own.has(id));
  }

  /** No event will tell that a move has failed: it is asked first whether anybody has that application. */
  async #lastPolicy(): Promise<NewCallsPolicy> {
    const { client, settings } = this.#connection;
    const { newCalls } = settings.drain;
    if (typeof newCalls !== 'object') return newCalls;
    const known = await client.applications.list({ timeout: PATIENCE_MS }).catch(() => []);
    return known.some(({ name }) => name === newCalls.moveTo) ? newCalls : 'continueInDialplan';
  }

  #begin(work: Promise<void> | undefined): void {
    if (work === undefined) return;
    const ended = work.finally(() => this.#underWay.delete(ended));
    this.#underWay.add(ended);
  }

  #onStart(event: StasisStart): Promise<void> | undefined {
    const { client, settings } = this.#connection;
    if (!isNewCall(event, client.ids)) return undefined;
    const { newCalls } = settings.drain;
    // Two programs that shut down would move a call to and fro for ever.
    const handedOver = typeof newCalls === 'object' && channelOrigin(event, client.ids) === 'moved';
    return this.#turnAway(event.channel, handedOver ? 'continueInDialplan' : newCalls);
  }

  #onMoveFailed(channel: Channel): Promise<void> | undefined {
    return this.#moved.delete(channel.id) ? this.#turnAway(channel, 'continueInDialplan') : undefined;
  }

  async #turnAway(channel: Channel, policy: NewCallsPolicy): Promise<void> {
    const { name } = this.#connection;
    const fate = inWords(policy);
    this.#logger.warn(`[${name}] shutting down: channel ${channel.id} arrived, no handler takes it, it ${fate}`);
    try {
      await this.#command(channel, policy);
    } catch (error) {
      if (error instanceof AriNotFoundException && error.gone) return;
      this.#logger.error(`[${name}] shutting down: channel ${channel.id} could not be turned away: ${String(error)}`);
    }
  }

  async #command(channel: Channel, policy: NewCallsPolicy): Promise<void> {
    const request = { timeout: PATIENCE_MS };
    if (policy === 'refuse') await channel.hangup({ reason: 'congestion' }, request);
    else if (policy === 'continueInDialplan') await channel.continueInDialplan({}, request);
    else {
      this.#moved.set(channel.id, channel);
      await channel.move(policy.moveTo, {}, request);
    }
  }
}

function inWords(policy: NewCallsPolicy): string {
  if (policy === 'refuse') return 'is refused';
  return policy === 'continueInDialplan' ? 'goes on in the dialplan' : `is moved to ${policy.moveTo}`;
}
