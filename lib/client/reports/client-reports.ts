import { Subject } from 'rxjs';
import type { AriClientError } from './ari-client-error.js';
import type { AriLogger } from '../options/index.js';
import { ClientLog } from './client-log.js';
import type { AriStatusChange } from '../connection/index.js';
import type { AriResync } from '../resync/index.js';

/** What a client has to tell, to whom it may concern and to the log. */
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

  /** The event loop of this process stood still; `cut` where that cost the event socket. */
  lagged(lagMs: number, cut: boolean): void {
    this.report({ kind: 'lag', connection: this.#connection, lagMs, cut });
  }

  /** Nothing more will be told. */
  end(): void {
    this.statusChanges.complete();
    this.resyncs.complete();
    this.errors.complete();
  }
}
