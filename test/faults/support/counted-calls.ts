import {
  AriCall,
  AriController,
  OnCallEnd,
  OnStasisStart,
  type AriModuleOptions,
  type Channel,
  type ChannelEnd,
  StasisStart,
} from 'nestjs-ari';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { CallHandlers } from '../../../lib/module/per-call/call-handlers.js';
import { ariCommand } from '../../asterisk/ari-command.js';
import { ariReply } from '../../asterisk/ari-reply.js';
import { Journal } from '../../module/support/journal.js';
import { startApplication, type AriApplication } from '../../module/support/ari-application.js';
import type { Exchange } from './exchanges.js';
import { keptTables, type KeptTables } from './kept-tables.js';
import { Ledger } from './ledger.js';

/** Somebody hangs up, and this program is not asked. */
export async function hangUpElsewhere({ account }: Exchange, id: string): Promise<void> {
  await ariCommand(account, 'DELETE', `channels/${encodeURIComponent(id)}`);
}

/** A Nest application with an instance for each call, in which every call is accounted for. */
export class CountedCalls {
  readonly ledger: Ledger;
  readonly application: AriApplication;
  readonly #name: string;
  readonly #exchange: Exchange;
  readonly #channels: ReadonlyMap<string, Channel>;
  #placed = 0;

  private constructor(
    name: string,
    exchange: Exchange,
    application: AriApplication,
    ledger: Ledger,
    channels: ReadonlyMap<string, Channel>,
  ) {
    this.#name = name;
    this.#exchange = exchange;
    this.ledger = ledger;
    this.application = application;
    this.#channels = channels;
  }

  static async start(exchange: Exchange, options: Partial<AriModuleOptions>): Promise<CountedCalls> {
    const ledger = new Ledger();
    const channels = new Map<string, Channel>();
    const name = `counted-${randomUUID()}`;
    const { username, password } = exchange.account;
    const reconnect = { first: 5, most: 50 };
    const application = await startApplication({
      providers: [controllerOf(name, ledger, channels)],
      options: { url: exchange.account.url, username, password, reconnect, ...options },
    });
    return new CountedCalls(name, exchange, application, ledger, channels);
  }

  /** Name of the Stasis application. */
  get name(): string {
    return this.#name;
  }

  /** So many callers dial the application; resolves with their channels when each has been answered. */
  async place(calls: number): Promise<Channel[]> {
    const { account } = this.#exchange;
    const far = 'context=default&extension=stay';
    const ids = Array.from({ length: calls }, () => `${this.#name}-${(this.#placed += 1)}`);
    for (const id of ids) {
      const query = `endpoint=Local/app-${this.#name}@default&${far}&channelId=${id}&otherChannelId=${id}-far`;
      await ariCommand(account, 'POST', `channels?${query}`);
      onTestFinished(
        () => void ariReply(`${account.url}/channels/${id}`, account, { method: 'DELETE' }).catch(() => {}),
      );
    }
    await this.application.journal.until('answered', this.#placed);
    return ids.map((id) => this.#channels.get(`${id}-far`) as Channel);
  }

  /** What is still kept of calls; all zero when none is left. */
  get kept(): KeptTables & { readonly instances: number } {
    const { app, client } = this.application;
    return { instances: app.get(CallHandlers).size, ...keptTables(client) };
  }
}

function controllerOf(app: string, ledger: Ledger, channels: Map<string, Channel>): new (...args: never[]) => object {
  @AriController({ app, perCall: true })
  class CountingController {
    constructor(
      readonly call: AriCall,
      readonly journal: Journal,
    ) {}

    @OnStasisStart()
    async begin({ channel }: StasisStart): Promise<void> {
      const entry = ledger.entry(channel.id);
      entry.begun += 1;
      void channel.ended().then(({ outcome }) => entry.waits.push(outcome));
      channels.set(channel.id, channel);
      await channel.answer();
      this.journal.note('answered');
    }

    @OnCallEnd()
    end({ outcome }: ChannelEnd): void {
      ledger.entry(this.call.id).ends.push(outcome);
    }
  }
  return CountingController;
}
