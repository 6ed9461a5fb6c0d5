/** Everything that this module throws by itself. */
export class AriError extends Error {
  get name() {
    return this.constructor.name;
  }
}

/** The call cannot be right, so nothing was sent. */
export class InvalidCallError extends AriError {}

/** Asterisk gave no answer. `sent` is `no` when nothing can have reached it, else `unknown`. */
export class NoAnswerError extends AriError {
  constructor(operation, reason, sent) {
    super(`${operation}: ${reason} (sent: ${sent})`);
    this.operation = operation;
    this.sent = sent;
  }
}

/** The time limit of the request was over. */
export class RequestTimeoutError extends NoAnswerError {}

/** The connection could not be made, or broke. */
export class RequestConnectionError extends NoAnswerError {}

/** Another program has taken the Stasis application. Taking it back without asking would go on for ever. */
export class ApplicationReplacedError extends AriError {}

/** Asterisk answered, and refused. */
export class HTTPError extends AriError {
  constructor(status, method, path, operation, asteriskMessage) {
    super(`${operation}: ${status} ${asteriskMessage} (${method} ${path})`);
    Object.assign(this, { status, method, path, operation, asteriskMessage });
  }
}

/** 400: a parameter is missing or wrong. */
export class IllegalInputError extends HTTPError {}
/** 413: the body is larger than Asterisk reads. */
export class RequestTooLargeError extends IllegalInputError {}
/** 422: the parameters do not go together with what is there. */
export class UnprocessableError extends IllegalInputError {}
/** 401 or 403: this user may not. */
export class AccessError extends HTTPError {}
/** 401: no such user, or another password. */
export class UnauthorizedError extends AccessError {}
/** 403: the user may only read, or the thing may not be changed. */
export class ForbiddenError extends AccessError {}
/** 404: the object does not exist, or exists no more. */
export class NotFoundError extends HTTPError {}
/** 409: the object is not in a state for this; for example, no application has the channel. */
export class IllegalStateError extends HTTPError {}
/** 412: the channel is in the application, and not answered yet. */
export class PreconditionFailedError extends IllegalStateError {}
/** 500: Asterisk failed. */
export class AsteriskServerError extends HTTPError {}
/** 501: this Asterisk cannot do it. */
export class NoSuchMethodError extends AsteriskServerError {}
/** 503: Asterisk is starting or stopping. Worth another try. */
export class UnavailableError extends AsteriskServerError {}
/** Any other 5xx. */
export class AsteriskUnknownError extends AsteriskServerError {}

const BY_STATUS = new Map([
  [400, IllegalInputError],
  [401, UnauthorizedError],
  [403, ForbiddenError],
  [404, NotFoundError],
  [409, IllegalStateError],
  [412, PreconditionFailedError],
  [413, RequestTooLargeError],
  [422, UnprocessableError],
  [500, AsteriskServerError],
  [501, NoSuchMethodError],
  [503, UnavailableError],
]);

/** The class of a status; there is one for every status. */
export function errorForStatus(status) {
  return BY_STATUS.get(status) ?? (status >= 500 ? AsteriskUnknownError : HTTPError);
}
