/**
 * Somebody who may use ARI.
 * @publicApi
 */
export interface AriUser {
  readonly username: string;
  readonly password: string;
  /** May look, but not change anything. */
  readonly readOnly?: boolean;
}

/** Who may come in. */
export class Credentials {
  #users: readonly AriUser[];

  constructor(users: readonly AriUser[]) {
    this.#users = users;
  }

  /** Gives a user another password; requests with the old one are refused from now on. */
  changePassword(username: string, password: string): void {
    this.#users = this.#users.map((user) => (user.username === username ? { ...user, password } : user));
  }

  passwordOf(username: string): string | undefined {
    return this.#users.find((user) => user.username === username)?.password;
  }

  /** The user of a request, by its Authorization header or else by its `api_key` parameter. */
  authenticate(authorization: string | undefined, apiKey: string | undefined): AriUser | undefined {
    const pair = basicPair(authorization) ?? apiKey;
    if (pair === undefined) return undefined;
    const colon = pair.indexOf(':');
    if (colon < 0) return undefined;
    const username = pair.slice(0, colon);
    const password = pair.slice(colon + 1);
    return this.#users.find((user) => user.username === username && user.password === password);
  }
}

function basicPair(authorization: string | undefined): string | undefined {
  const encoded = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}
