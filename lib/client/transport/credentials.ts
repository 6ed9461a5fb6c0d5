import { inspect } from 'node:util';

/** User and password of `ari.conf`. Shows itself to nobody but the one header that Asterisk reads. */
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
