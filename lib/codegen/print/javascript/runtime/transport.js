import { errorForStatus, InvalidCallError, RequestConnectionError, RequestTimeoutError } from './errors.js';

/** Longer request lines are refused by Asterisk without a word of why. */
const LONGEST_TARGET = 4000;

/** Sends commands, each with a time limit. The password stands in a header and nowhere else. */
export class Transport {
  #authorization;

  constructor(url, username, password, timeout) {
    this.base = baseOf(url);
    this.timeout = timeout;
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    this.#authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }

  get headers() {
    return { authorization: this.#authorization };
  }

  /** Sends a command and gives what Asterisk answered: JSON, an ArrayBuffer, or nothing. */
  async send(operation, ids, options) {
    const { method, path, target, body } = requestOf(operation, ids, options);
    const headers = { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const signal = AbortSignal.timeout(this.timeout);
    let status;
    let content;
    try {
      const response = await fetch(this.base + target, { method, headers, body, signal, redirect: 'manual' });
      status = response.status;
      content = await response.arrayBuffer();
    } catch (cause) {
      if (signal.aborted)
        throw new RequestTimeoutError(operation.name, `no answer within ${this.timeout} ms`, 'unknown');
      const code = String(cause?.cause?.code ?? cause?.cause?.errors?.[0]?.code ?? '');
      const sent = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
        code,
      );
      throw new RequestConnectionError(operation.name, `no connection ${code}`.trim(), sent ? 'no' : 'unknown');
    }
    if (status < 200 || status > 299) {
      const kind = errorForStatus(status);
      throw new kind(status, method, path, operation.name, messageOf(content));
    }
    if (operation.result === 'binary') return content;
    if (operation.result === 'nothing' || content.byteLength === 0) return undefined;
    return JSON.parse(new TextDecoder().decode(content));
  }
}

/** Puts a command together. Throws InvalidCallError where Asterisk could not understand it. */
function requestOf(operation, ids, options = {}) {
  const known = [...(operation.query ?? []), ...(operation.body === undefined ? [] : [operation.body])];
  for (const name of Object.keys(options)) {
    if (!known.some((each) => each.name === name)) {
      throw new InvalidCallError(`${operation.name}: there is no option ${name}`);
    }
  }
  for (const { name, required } of known) {
    if (required && (options[name] === undefined || options[name] === null)) {
      throw new InvalidCallError(`${operation.name}: ${name} is required`);
    }
  }
  const path = operation.path.reduce(
    (before, piece, index) => `${before}${encodedId(operation, ids[index - 1])}${piece}`,
  );
  let body = bodyOf(operation, options);
  const given = (operation.query ?? []).filter(({ name }) => options[name] !== undefined && options[name] !== null);
  const query = given.map(({ name }) => `${name}=${encodeURIComponent(String(options[name]))}`).join('&');
  let target = query === '' ? path : `${path}?${query}`;
  if (target.length > LONGEST_TARGET && operation.queryInBody) {
    target = path;
    body = { ...Object.fromEntries(given.map(({ name }) => [name, options[name]])), ...body };
  }
  return { method: operation.method, path, target, body: body === undefined ? undefined : JSON.stringify(body) };
}

function bodyOf({ name: operation, body }, options) {
  const value = body === undefined ? undefined : options[body.name];
  if (value === undefined || value === null) return undefined;
  for (const item of body.itemTexts === undefined ? [] : value) {
    for (const text of body.itemTexts) {
      if (typeof item?.[text] !== 'string')
        throw new InvalidCallError(`${operation}: each of ${body.name} needs ${text}`);
    }
  }
  return body.form === 'bare' ? value : { [body.name]: value };
}

function encodedId(operation, id) {
  if (typeof id !== 'string' || id === '') {
    throw new InvalidCallError(`${operation.name}: an id is a text that is not empty`);
  }
  // They would lead to another path, encoded or not.
  if (id === '.' || id === '..') throw new InvalidCallError(`${operation.name}: ${id} is no id`);
  return encodeURIComponent(id);
}

function baseOf(url) {
  const parsed = new URL(url);
  if (parsed.username !== '' || parsed.password !== '') {
    throw new InvalidCallError('the address holds a user or a password: give them as arguments of their own');
  }
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '').replace(/\/ari$/, '')}/ari`;
}

function messageOf(content) {
  const text = new TextDecoder().decode(content);
  try {
    const body = JSON.parse(text);
    return String(body?.message ?? body?.error ?? '');
  } catch {
    return text
      .replace(/<[^>]*>/g, ' ')
      .trim()
      .slice(0, 200);
  }
}
