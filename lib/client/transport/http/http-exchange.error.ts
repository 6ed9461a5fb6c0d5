import type { Sent } from '../../exceptions/index.js';

/** Says why an exchange ended without an answer. Internal: the transport turns it into an exception of the library. */
export class HttpExchangeError extends Error {
  readonly sent: Sent;
  readonly reason: 'failed' | 'timeout' | 'aborted';

  constructor(reason: HttpExchangeError['reason'], sent: Sent, cause: unknown) {
    super(cause instanceof Error ? cause.message : 'no answer', { cause });
    this.name = 'HttpExchangeError';
    this.reason = reason;
    this.sent = sent;
  }
}
