/** An answer before it is written to HTTP or to a WebSocket. */
export interface AriReply {
  readonly status: number;
  readonly reason: string;
  /** JSON to send; absent for an empty answer. */
  readonly body?: unknown;
  /** Bytes to send in place of JSON. */
  readonly file?: { readonly bytes: Buffer; readonly contentType: string };
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): AriReply => ({ status: 200, reason: 'OK', body });

export const noContent = (): AriReply => ({ status: 204, reason: 'No Content' });

export const accepted = (): AriReply => ({ status: 202, reason: 'Accepted' });

/** Asterisk names the new object's address in a Location header. */
export const created = (location: string, body: unknown): AriReply => ({
  status: 201,
  reason: 'Created',
  body,
  headers: { Location: `/ari${location}` },
});

/** A refusal, thrown by whatever finds the reason for it. */
export class AriRefusal extends Error {
  readonly reply: AriReply;

  constructor(status: number, reason: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'AriRefusal';
    this.reply = { status, reason, body: { message }, headers };
  }
}

export const badRequest = (message: string): AriRefusal => new AriRefusal(400, 'Bad Request', message);
export const forbidden = (message: string): AriRefusal => new AriRefusal(403, 'Forbidden', message);
export const notFound = (message: string): AriRefusal => new AriRefusal(404, 'Not Found', message);
export const conflict = (message: string): AriRefusal => new AriRefusal(409, 'Conflict', message);
export const unprocessable = (message: string): AriRefusal => new AriRefusal(422, 'Unprocessable Entity', message);
export const serverError = (message: string): AriRefusal => new AriRefusal(500, 'Internal Server Error', message);

/** What Asterisk answers when something it needed could not be made; the key is `error` here, not `message`. */
export const allocationFailed: AriReply = {
  status: 500,
  reason: 'Internal Server Error',
  body: { error: 'Allocation failed' },
};

/** What ends a real server: a test must not pass with it, and learns why. */
export function crashing(what: string): AriRefusal {
  return new AriRefusal(
    501,
    'Not Implemented',
    `The Asterisk simulator of nestjs-ari refuses ${what}: a real Asterisk 22.10 crashes on this request, and loses all its calls`,
  );
}

/** An honest refusal: the real server would do this, the simulator cannot. */
export function notSimulated(what: string): AriRefusal {
  return new AriRefusal(
    501,
    'Not Implemented',
    `The Asterisk simulator of nestjs-ari does not simulate ${what}; test this against a real Asterisk`,
  );
}
