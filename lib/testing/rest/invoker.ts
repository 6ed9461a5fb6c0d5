import { AriRefusal, type AriReply, badRequest, forbidden, noContent, notFound, serverError } from './ari-reply.js';
import type { AriRequest } from './ari-request.js';
import type { Credentials } from './credentials.js';
import { refuseLongLists } from './list-limit.js';
import { Parameters } from './parameters.js';
import type { Router } from './router.js';

/** A request as the transports bring it. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body: unknown;
  readonly authorization: string | undefined;
  readonly host: string | undefined;
  readonly corsMethod?: string | undefined;
  readonly corsHeaders?: string | undefined;
  readonly overWebSocket: boolean;
}

const challenge = { 'WWW-Authenticate': 'Basic realm="Asterisk REST Interface"' };

/** Answers requests, in the order of checks in which Asterisk makes them. */
export class Invoker {
  readonly #router: Router;
  readonly #credentials: Credentials;
  /** Whether the exchange still boots: everything is refused then. */
  booting = false;

  constructor(router: Router, credentials: Credentials) {
    this.#router = router;
    this.#credentials = credentials;
  }

  async answer(raw: RawRequest): Promise<AriReply> {
    try {
      return await this.#invoke(raw);
    } catch (error) {
      if (error instanceof AriRefusal) return error.reply;
      // A defect of the simulator must reach the test that met it, not only the process.
      const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return serverError(`The Asterisk simulator failed on ${raw.method} ${raw.path}: ${story}`).reply;
    }
  }

  /** Throws the refusal that the checks before the routing lead to. */
  admit(raw: Pick<RawRequest, 'authorization' | 'query' | 'method' | 'overWebSocket'>): void {
    const apiKey = raw.query.findLast(([name]) => name === 'api_key')?.[1];
    const user = this.#credentials.authenticate(raw.authorization, apiKey);
    if (!user) {
      throw new AriRefusal(401, 'Unauthorized', 'Authentication required', raw.overWebSocket ? {} : challenge);
    }
    if (this.booting) throw new AriRefusal(503, 'Service Unavailable', 'Asterisk not booted', { Connection: 'close' });
    if (user.readOnly && raw.method !== 'GET' && raw.method !== 'OPTIONS') throw forbidden('Write access denied');
  }

  #invoke(raw: RawRequest): AriReply | Promise<AriReply> {
    this.admit(raw);
    if (raw.path.endsWith('/')) {
      throw notFound(`ARI URLs do not end with a slash. Try /ari/${raw.path.slice(0, -1)}`);
    }
    const match = this.#router.match(raw.path);
    if (!match) throw notFound('Resource not found');
    if (raw.method === 'OPTIONS') return options(raw, match.allow);
    if (raw.overWebSocket && raw.method === 'GET' && raw.path === 'events') {
      throw badRequest("Can't upgrade to websocket from a websocket");
    }
    const handler = match.handlers.get(raw.method);
    if (!handler) throw new AriRefusal(405, 'Method Not Allowed', 'Invalid method', { Allow: match.allow });
    refuseLongLists(raw);
    const request: AriRequest = {
      method: raw.method,
      path: raw.path,
      pathValues: match.pathValues,
      parameters: new Parameters(raw.query, raw.body),
      body: raw.body,
      host: raw.host,
    };
    return handler(request);
  }
}

function options(raw: RawRequest, allow: string): AriReply {
  const cors: Record<string, string> = {};
  if (raw.corsMethod !== undefined && allow.split(',').includes(raw.corsMethod)) {
    cors['Access-Control-Allow-Methods'] = allow;
    if (raw.corsHeaders !== undefined) cors['Access-Control-Allow-Headers'] = raw.corsHeaders;
  }
  return { ...noContent(), headers: { Allow: allow, ...cors } };
}
