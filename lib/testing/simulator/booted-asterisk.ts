import { Exchange } from '../exchange/index.js';
import type { Clock } from '../clock/index.js';
import type { ResponseGate } from '../faults/index.js';
import { apiDocsRoutes } from '../api-docs/index.js';
import type { MediaSockets } from '../media-sockets/index.js';
import { resourceRoutes, type ServerIdentity } from '../resources/index.js';
import { type Credentials, Invoker, Router, get, noContent } from '../rest/index.js';
import { Stasis, StasisApplications } from '../stasis/index.js';
import { EventSocketServer } from './event-socket-server.js';
import type { AsteriskSimulatorOptions } from './simulator-options.js';

export interface BootOptions {
  readonly clock: Clock;
  readonly identity: ServerIdentity;
  readonly credentials: Credentials;
  readonly gate: ResponseGate;
  readonly slowReaderLimit: () => number;
  readonly simulator: AsteriskSimulatorOptions;
}

/** One life of the simulated server, from a start to the next: a restart makes a new one and forgets this. */
export class BootedAsterisk {
  readonly exchange: Exchange;
  readonly stasis: Stasis;
  readonly invoker: Invoker;
  readonly sockets: EventSocketServer;
  readonly mediaSockets: MediaSockets;

  constructor(options: BootOptions) {
    const { clock, identity, gate, simulator } = options;
    const { sounds = [], phoneContext = 'default', webSocketClients = {} } = simulator;
    this.exchange = new Exchange({ clock, systemName: identity.systemName, sounds, phoneContext, webSocketClients });
    this.mediaSockets = this.exchange.mediaSockets;
    const applications = new StasisApplications(this.exchange.bus, clock, identity.entityId);
    this.stasis = new Stasis(this.exchange, applications);
    this.exchange.loadDialplan(simulator.dialplan ?? {});
    for (const endpoint of simulator.endpoints ?? []) this.exchange.endpoints.set(endpoint, 'online');
    const routes = resourceRoutes({
      exchange: this.exchange,
      stasis: this.stasis,
      identity,
      dynamicObjects: simulator.dynamicObjects ?? false,
    });
    const upgradeOnly = get('events', () => noContent());
    this.invoker = new Invoker(new Router([...routes, ...apiDocsRoutes(), upgradeOnly]), options.credentials);
    this.sockets = new EventSocketServer({
      clock,
      asteriskId: identity.entityId,
      invoker: this.invoker,
      applications,
      gate,
      slowReaderLimit: options.slowReaderLimit,
    });
  }
}
