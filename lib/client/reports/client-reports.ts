import { Subject } from 'rxjs';
import type { AriClientError } from './ari-client-error.js';
import type { AriLogger } from '../options/index.js';
import { ClientLog } from './client-log.js';
import type { AriStatusChange } from '../connection/index.js';
import type { AriResync } from '../resync/index.js';

/** Reports errors, changes of the status and resyncs to the subscribers of the client, and writes them to the log. */
export class ClientReports {
  readonly errors = new Subject<AriClientError>();
  readonly statusChanges = new Subject<AriStatusChange>();
  readonly resyncs = new Subject<AriResync>();
  readonly log: ClientLog;
  readonly #connection: string;

  constructor({ logger, name }: { readonly logger: AriLogger; readonly name: string }) {
    this.#connection = name;
    this.log = new ClientLog(logger, name);
  }

  report(error: AriClientError): void {
    this.log.error(error);
    this.errors.next(error);
  }

  /** Reports that the event loop of this process was blocked; `cut` when the event socket was lost after it. */
  lagged(lagMs: number, cut: boolean): void {
    this.report({ kind: 'lag', connection: this.#connection, lagMs, cut });
  }

  /** Completes all observables. */
  end(): void {
    this.statusChanges.complete();
    this.resyncs.complete();
    this.errors.complete();
  }
}
