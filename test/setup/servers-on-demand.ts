import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { listeningPort } from '../asterisk/listening-port.js';
import { PackageMissingException } from '../debian/package-missing.exception.js';
import { isContinuousIntegration, loud } from './loud.js';
import type { ServerAbsence } from './servers.js';

/** A server that was started for this run. */
export interface StartedServer {
  /** What test files learn of it. */
  readonly details: object;
  readonly stop: () => Promise<void>;
}

/** Starts a server when the first test file asks for it, gives all the same one, and stops it at the end of the run. */
export class ServersOnDemand {
  readonly #started = new Map<string, Promise<StartedServer | ServerAbsence>>();
  readonly #door = createServer(({ url = '' }, response) => void this.answer(url.slice(1), response));

  constructor(private readonly starters: Readonly<Record<string, () => Promise<StartedServer>>>) {}

  /** Begins to answer test files, and gives the address for them. */
  async open(): Promise<string> {
    this.#door.listen(0, '127.0.0.1');
    await once(this.#door, 'listening');
    return `http://127.0.0.1:${listeningPort(this.#door)}`;
  }

  /** Stops every server that was started. */
  async close(): Promise<void> {
    this.#door.close();
    this.#door.closeAllConnections();
    for (const starting of this.#started.values()) {
      const server = await starting.catch(() => undefined);
      if (server !== undefined && 'stop' in server) await server.stop();
    }
  }

  private async answer(name: string, response: ServerResponse): Promise<void> {
    try {
      const server = await this.started(name);
      response.end(JSON.stringify('stop' in server ? server.details : server));
    } catch (error) {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    }
  }

  private started(name: string): Promise<StartedServer | ServerAbsence> {
    const before = this.#started.get(name);
    if (before !== undefined) return before;
    const starting = this.startOrExplain(name);
    this.#started.set(name, starting);
    return starting;
  }

  /** A server that this machine cannot provide is an absence, on continuous integration a failure. */
  private async startOrExplain(name: string): Promise<StartedServer | ServerAbsence> {
    const start = this.starters[name];
    if (start === undefined) throw new Error(`no server is called "${name}"`);
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof PackageMissingException) || isContinuousIntegration()) throw error;
      const reason = error.message.replaceAll(/\s+/g, ' ');
      loud(`NO ${name.toUpperCase()}: every test on a real one is SKIPPED. Reason: ${reason}`);
      return { kind: 'missing', reason };
    }
  }
}
