import { AriAbortedException, AriTimeoutException, type Sent } from '../../exceptions/index.js';
import { repeatable } from '../repeatable.js';
import type { TransportRequest, TransportResponse } from '../transport.js';
import { onAbort } from '../../abort-signals/index.js';

/** One command and its limits. */
export interface CommandPlan {
  readonly id: string;
  /** The text frame to send. */
  readonly frame: string;
  readonly request: TransportRequest;
  readonly connection: string;
  /** Time limit in milliseconds, from now on: waiting for the socket counts. */
  readonly timeout: number;
  /** Called when the command is settled: nothing waits for its answer any more. */
  readonly over: (command: Command) => void;
}

/** Follows one command over a WebSocket, from the call to its answer. It is settled once. */
export class Command {
  readonly id: string;
  readonly frame: string;
  readonly request: TransportRequest;
  readonly outcome: Promise<TransportResponse>;
  readonly #plan: CommandPlan;
  readonly #timer: NodeJS.Timeout;
  readonly #endListening: () => void;
  #settle!: { resolve: (response: TransportResponse) => void; reject: (error: Error) => void };
  #times = 0;
  #over = false;

  constructor(plan: CommandPlan) {
    this.#plan = plan;
    this.id = plan.id;
    this.frame = plan.frame;
    this.request = plan.request;
    this.outcome = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#timer = setTimeout(() => this.fail(this.#timedOut()), plan.timeout);
    this.#endListening = onAbort(plan.request.signal, () => this.fail(this.#aborted()));
  }

  /** Marks the command as sent: from now on only Asterisk knows its outcome. */
  sent(): void {
    this.#times += 1;
  }

  /** Whether it was sent. */
  get wasSent(): boolean {
    return this.#times > 0;
  }

  /** Whether it may be sent again, now that its socket is gone. */
  get mayBeRepeated(): boolean {
    return this.#times === 1 && repeatable(this.request);
  }

  answered(response: TransportResponse): void {
    if (this.#end()) this.#settle.resolve(response);
  }

  fail(error: Error): void {
    if (this.#end()) this.#settle.reject(error);
  }

  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    clearTimeout(this.#timer);
    this.#endListening();
    this.#plan.over(this);
    return true;
  }

  get #sent(): Sent {
    return this.wasSent ? 'unknown' : 'no';
  }

  #timedOut(): Error {
    const { connection, request, timeout } = this.#plan;
    return new AriTimeoutException({ operation: request.operation, connection, sent: this.#sent, timeout });
  }

  #aborted(): Error {
    const { connection, request } = this.#plan;
    const cause: unknown = request.signal?.reason;
    return new AriAbortedException({ operation: request.operation, connection, sent: this.#sent, cause });
  }
}
