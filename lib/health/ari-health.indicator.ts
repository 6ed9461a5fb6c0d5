import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { AriConnections, type AriConnection } from '../module/index.js';
import type { AriHealthData } from './ari-health-data.js';
import type { AriLivenessOptions, AriReadinessOptions } from './ari-health-options.js';
import { Readiness } from './readiness.js';
import { down, type Verdict } from './verdict.js';

/**
 * Tells `@nestjs/terminus` how a connection to Asterisk is.
 *
 * @example
 * @Get('ready')
 * @HealthCheck()
 * ready() {
 *   return this.health.check([() => this.ari.isReady('asterisk')]);
 * }
 * @publicApi
 */
@Injectable()
export class AriHealthIndicator {
  readonly #readiness = new Map<AriConnection, Readiness>();

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly modules: ModuleRef,
  ) {}

  /**
   * Whether new calls can be served: every application is registered, and an event that was sent to it through Asterisk
   * came back over the event socket. A connection with `events: false` is ready when a command is answered.
   *
   * `degraded` while a lost connection is tried again, for `grace` milliseconds; `down` for every other reason, and
   * while the application shuts down.
   *
   * @throws {AriConfigurationException} no connection has that name.
   */
  async isReady<const Key extends string>(
    key: Key,
    { connection, timeout = 1_000, freshFor = 5_000, grace = 10_000 }: AriReadinessOptions = {},
  ): Promise<HealthIndicatorResult<Key>> {
    const judged = this.#connection(connection);
    return this.#result(key, judged, await this.#of(judged).judge({ timeout, freshFor, grace }));
  }

  /**
   * Whether this process can do its work at all: only `down` when its client was closed while the application goes on.
   * An Asterisk that is away is no reason to restart this process: it reconnects by itself.
   *
   * @throws {AriConfigurationException} no connection has that name.
   */
  isAlive<const Key extends string>(key: Key, { connection }: AriLivenessOptions = {}): HealthIndicatorResult<Key> {
    const judged = this.#connection(connection);
    const gone = judged.overview?.status === 'closed' && !judged.draining;
    const verdict: Verdict = gone
      ? down('disconnected', 'the client was closed and does not come back')
      : { status: 'up', state: stateOf(judged) };
    return this.#result(key, judged, verdict);
  }

  #connection(name: string | undefined): AriConnection {
    // Wherever in the application the connections were made: they need not be global.
    const connections = this.modules.get(AriConnections, { strict: false });
    return connections.connection(name, AriHealthIndicator.name);
  }

  #of(connection: AriConnection): Readiness {
    const known = this.#readiness.get(connection);
    if (known !== undefined) return known;
    const readiness = new Readiness(connection);
    this.#readiness.set(connection, readiness);
    return readiness;
  }

  #result<const Key extends string>(
    key: Key,
    { name, overview }: AriConnection,
    verdict: Verdict,
  ): HealthIndicatorResult<Key> {
    const { status, ...found } = verdict;
    const since = overview?.since.toISOString();
    const about: AriHealthData = { connection: name, ...found, socket: overview?.status, since };
    const session = this.indicators.check(key);
    if (status === 'up') return session.up(about);
    return status === 'degraded' ? session.degraded(about) : session.down(about);
  }
}

function stateOf({ draining, overview, settings }: AriConnection): AriHealthData['state'] {
  if (draining) return 'draining';
  if (overview?.status === 'connected' || !settings.events) return 'ready';
  return overview?.status === 'reconnecting' ? 'reconnecting' : 'disconnected';
}
