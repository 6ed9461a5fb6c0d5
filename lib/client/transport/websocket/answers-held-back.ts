import { AriInvalidCallException } from '../../exceptions/index.js';
import type { TransportRequest } from '../transport.js';

const ANSWER = 'RESTResponse';

interface Names {
  readonly type?: unknown;
}

/**
 * Refuses an event filter that would hold back the answers of commands: where these come over the event socket, Asterisk
 * filters them like events, and no command would ever be answered again, this one included.
 *
 * @throws {AriInvalidCallException} naming the list that must be changed.
 */
export function refuseHeldBackAnswers({ operation, body }: TransportRequest, connection: string): void {
  if (operation !== 'applications.filter' || body === undefined) return;
  const { allowed, disallowed } = JSON.parse(body) as { readonly allowed?: unknown; readonly disallowed?: unknown };
  const refuse = (parameter: string, problem: string): never => {
    throw new AriInvalidCallException({ operation, connection, parameter, problem });
  };
  const others = listed(allowed);
  const why = 'the answers of commands come over the event socket of this connection, and Asterisk filters them, too';
  if (others.length > 0 && !others.includes(ANSWER)) refuse('filter.allowed', `must hold "${ANSWER}": ${why}`);
  if (listed(disallowed).includes(ANSWER)) refuse('filter.disallowed', `must not hold "${ANSWER}": ${why}`);
}

function listed(names: unknown): readonly unknown[] {
  return Array.isArray(names) ? names.map((name: Names | null) => name?.type) : [];
}
