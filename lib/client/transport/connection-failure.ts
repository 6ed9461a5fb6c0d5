import type { Sent } from '../exceptions/index.js';

interface Failure {
  readonly operation: string;
  readonly connection: string;
  readonly sent: Sent;
  readonly cause?: unknown;
}

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: check the url, and that Asterisk runs with http.conf enabled.',
  ENOTFOUND: 'The host name does not resolve: check the url.',
  EAI_AGAIN: 'The host name could not be resolved just now.',
  ECONNRESET: 'The server closed the connection without an answer: sessionlimit in http.conf may be reached.',
  UND_ERR_SOCKET: 'The server closed the connection without an answer: sessionlimit in http.conf may be reached.',
  UND_ERR_CONNECT_TIMEOUT: 'The host did not take the connection in time: check the url and firewalls in between.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed: give its authority in "tls.ca".',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate authority is not known: give it in "tls.ca".',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate authority is not known: give it in "tls.ca".',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host: check the url or set "tls.servername".',
  ERR_SSL_WRONG_VERSION_NUMBER: 'That port speaks no TLS: use http, or the port of "tlsbindaddr" in http.conf.',
  CERT_HAS_EXPIRED: 'The certificate of the server has expired.',
};

/**
 * Writes the message of an exception for a command that got no answer: what failed, whether it was sent, and what to
 * check.
 */
export function connectionFailure(failure: Failure): string {
  const code = errorCode(failure.cause);
  const fate = failure.sent === 'no' ? 'was not sent' : 'was sent and got no answer: its outcome is unknown';
  const what = `${failure.operation} on connection "${failure.connection}" ${fate}${code === undefined ? '' : ` (${code})`}.`;
  const advice = code === undefined ? undefined : ADVICE[code];
  return advice === undefined ? what : `${what} ${advice}`;
}

/** Who ended the connection of a command for good. */
export type ClosedBy = 'client' | 'asterisk';

/** Writes the message of an exception for a command whose connection was closed for good, before it or under it. */
export function closedFailure({ operation, connection, sent }: Failure, by: ClosedBy = 'client'): string {
  const closed = by === 'client' ? 'the client was closed' : 'Asterisk has closed this connection';
  const advice = by === 'client' ? ' Give commands before close() is called.' : '';
  const fate =
    sent === 'no'
      ? `was not sent: ${closed} before.${advice}`
      : `was sent, and ${closed} before the answer came: its outcome is unknown.`;
  return `${operation} on connection "${connection}" ${fate}`;
}

/** Finds the code of a network error, in the error or in its causes. */
export function errorCode(error: unknown): string | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string') return code;
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0] as unknown;
    else current = current.cause;
  }
  return undefined;
}
