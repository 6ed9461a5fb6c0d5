import type { AriClientError } from './ari-client-error.js';
import type { AccessSettings, AriLogger } from '../options/index.js';
import { LagWarnings, type AriStatusChange } from '../connection/index.js';

/** Lines of one kind that repeat faster than this are counted instead of written, in milliseconds. */
const QUIET_MS = 10_000;

/** Advice for an application that another process serves. */
const SHARE =
  'this one waits until that has gone. For two processes to share the calls give each an application of its own and ' +
  'let the dialplan ask both with StasisBroadcast';

/** Writes the log of a client: few lines, each useful for operating it. Repeated lines are counted, not written. */
export class ClientLog {
  readonly #logger: AriLogger;
  readonly #connection: string;
  readonly #lags = new LagWarnings();
  readonly #written = new Map<string, { at: number; left: number }>();

  constructor(logger: AriLogger, connection: string) {
    this.#logger = logger;
    this.#connection = connection;
  }

  status({ status, previous, reason, gapMs }: AriStatusChange, url: string): void {
    const because = reason === undefined ? '' : `: ${reason}`;
    if (status === 'connected') {
      this.#written.clear();
      const gap = gapMs === undefined ? '' : ` again; events of ${(gapMs / 1000).toFixed(1)} s are lost`;
      this.#logger.log(this.#line(`connected to ${url}${gap}`));
    } else if (status === 'closed') this.#logger.log(this.#line('closed'));
    else if (status === 'replaced')
      this.#logger.error(this.#line(`given up${because}. Two programs with the same application?`));
    else if (status === 'occupied') {
      // It looks again every few seconds, and writes this once.
      if (previous !== 'occupied') this.#logger.error(this.#line(`does not connect to ${url}${because}; ${SHARE}`));
    } else if (status === 'unauthorized') {
      this.#limited('warn', `${url} refuses user or password${because}; trying again every 30 to 60 s`);
    } else if (reason !== undefined) {
      this.#limited('warn', `${previous === 'connected' ? 'lost' : 'cannot reach'} ${url}${because}; trying again`);
    }
  }

  /** Writes a change of the commands' own socket. */
  commands({ status, reason }: AriStatusChange, url: string): void {
    const because = reason === undefined ? '' : `: ${reason}`;
    if (status === 'reconnecting') this.#limited('warn', `lost the socket of commands to ${url}${because}; they wait`);
    else if (status === 'unauthorized') this.#limited('warn', `${url} refuses the socket of commands${because}`);
  }

  /** Writes a line of level `log`. */
  say(text: string): void {
    this.#logger.log(this.#line(text));
  }

  /** Writes a warning that may come often: repetitions are counted instead of written. */
  complain(text: string): void {
    this.#limited('warn', text);
  }

  /** Warns where the way to a server can be read, or led elsewhere, by others. */
  access({ address: { origin, encrypted, loopback }, tls }: Pick<AccessSettings, 'address' | 'tls'>): void {
    if (!encrypted && !loopback) this.complain(`user and password travel to ${origin} in clear text; use https`);
    if (!encrypted || tls?.acceptAnyCertificate !== true) return;
    const risk = 'anybody who answers there can read the password and command calls';
    this.complain(`the certificate of ${origin} is not checked ("tls.acceptAnyCertificate"): ${risk}; use "tls.ca"`);
  }

  error(error: AriClientError): void {
    if (error.kind === 'malformed') {
      this.#limited('warn', `ignored a frame that is no event: ${error.error.message}`, error.kind);
    } else if (error.kind === 'replaced') {
      this.#logger.error(
        this.#line(
          `another program registered the application "${error.application}"; this client gets no more events of it`,
        ),
      );
    } else if (error.kind === 'occupied') {
      // The change of the status says it.
    } else if (error.kind === 'lag') {
      // The change of the status reports a cut.
      const warning = error.cut ? undefined : this.#lags.of(error.lagMs);
      if (warning !== undefined) this.#logger.warn(this.#line(warning));
    } else if (error.kind === 'filter') {
      this.#limited('warn', `the event filter of "${error.application}" could not be set: ${text(error.error)}`);
    } else if (error.kind === 'resync') {
      this.#limited('warn', `could not compare with Asterisk after the connect: ${text(error.error)}`);
    } else if (error.kind === 'transport') {
      this.#limited('error', error.error.message);
    } else if (error.kind === 'subscription') {
      this.#limited('warn', `"${error.application}" could not subscribe to ${error.eventSource}: ${text(error.error)}`);
    } else {
      const failure = `${error.source} failed on ${error.event.type}: ${text(error.error)}`;
      this.#logger.error(this.#line(failure), error.error instanceof Error ? error.error.stack : undefined);
    }
  }

  // `about` decides whether two lines are the same: their text, unless it holds something that is different each time.
  #limited(level: 'warn' | 'error', text: string, about = text): void {
    const now = Date.now();
    const written = this.#written.get(about);
    if (written !== undefined && now - written.at < QUIET_MS) {
      written.left += 1;
      return;
    }
    const left = written === undefined || written.left === 0 ? '' : ` (and ${written.left} times more before)`;
    this.#written.set(about, { at: now, left: 0 });
    this.#logger[level](this.#line(text + left));
  }

  #line(text: string): string {
    return `[${this.#connection}] ${text}`;
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
