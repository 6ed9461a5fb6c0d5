import { AriClient, AriServer, type Ari } from '../client/index.js';
import type { AriConnection, AriConnectionOverview } from '../module/index.js';
import type { AriReadinessOptions } from './ari-health-options.js';
import { CachedVerdict } from './cached-verdict.js';
import { EventFlow } from './event-flow.js';
import { down, failure, type Verdict } from './verdict.js';

/** Times, with every default filled in. */
export type ReadinessTimes = Required<Omit<AriReadinessOptions, 'connection'>>;

/** Judges one connection: are its applications registered, and do events flow? */
export class Readiness {
  readonly #connection: AriConnection;
  readonly #tried = new CachedVerdict();

  constructor(connection: AriConnection) {
    this.#connection = connection;
  }

  async judge({ timeout, freshFor, grace }: ReadinessTimes): Promise<Verdict> {
    const { client, settings, overview } = this.#connection;
    if (overview === undefined) return down('disconnected', 'the client is a fake that tells no state');
    if (overview.draining || this.#connection.closed) return down('draining', 'shutting down; no new calls are taken');
    if (!settings.events) return this.#tried.of(client, freshFor, () => answers(client, timeout));
    if (overview.status !== 'connected') return this.#away(overview, grace);
    const { since } = overview;
    return this.#tried.of(since, freshFor, () =>
      settings.calledByAsterisk ? this.#everyAsterisk(timeout) : this.#events(timeout),
    );
  }

  #away({ status, since, reason }: AriConnectionOverview, grace: number): Verdict {
    const forMs = Date.now() - since.getTime();
    if (status === 'reconnecting') {
      return { status: forMs < grace ? 'degraded' : 'down', state: 'reconnecting', message: reason };
    }
    if (status === 'connecting' && this.#connection.settings.calledByAsterisk) {
      return { status: 'degraded', state: 'waiting', message: 'no Asterisk has a socket open at the moment' };
    }
    return down('disconnected', reason ?? `the connection is ${status}`);
  }

  async #events(timeout: number): Promise<Verdict> {
    const { client } = this.#connection;
    return client instanceof AriClient ? new EventFlow(client).try(timeout) : answers(client, timeout);
  }

  /** Where Asterisk opened the sockets, answers to commands come over the same ones as events. */
  async #everyAsterisk(timeout: number): Promise<Verdict> {
    const { client } = this.#connection;
    const open = (client instanceof AriServer ? client.asterisks : []).filter((asterisk) => asterisk.open);
    const verdicts = await Promise.all(open.map((asterisk) => answers(asterisk, timeout)));
    const bad = verdicts.find(({ status }) => status !== 'up');
    return bad ?? verdicts[0] ?? down('disconnected', 'no Asterisk has a socket open');
  }
}

async function answers({ asterisk }: Pick<Ari, 'asterisk'>, timeout: number): Promise<Verdict> {
  const started = performance.now();
  try {
    await asterisk.ping({ timeout });
  } catch (error) {
    return failure(error);
  }
  return { status: 'up', state: 'ready', roundTripMs: Math.round(performance.now() - started) };
}
