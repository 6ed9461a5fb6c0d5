import { inspect } from 'node:util';

/** Holds user and password of `ari.conf`. They are readable in one place only: the header that is sent to Asterisk. */
export class Credentials {
  readonly #authorization: string;

  constructor(username: string, password: string) {
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
  }

  /** Value of the `Authorization` header. */
  get authorization(): string {
    return this.#authorization;
  }

  toJSON(): string {
    return '[credentials]';
  }

  [inspect.custom](): string {
    return '[credentials]';
  }
}
