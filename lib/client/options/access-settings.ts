import { Credentials, serverAddress, type AriTlsOptions, type ServerAddress } from '../transport/index.js';
import type { OptionChecks } from './option-checks.js';
import { tlsSettings } from './tls-settings.js';

/** Address of the HTTP interface of an Asterisk, with user and password. */
export interface AccessOptions {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly tls?: AriTlsOptions;
}

/** The same options, checked. */
export interface AccessSettings {
  readonly address: ServerAddress;
  readonly credentials: Credentials;
  readonly tls: AriTlsOptions | undefined;
}

/** Checks how the HTTP interface of an Asterisk is reached. */
export function accessSettings(checks: OptionChecks<AccessOptions>): AccessSettings {
  return { address: address(checks), credentials: credentials(checks), tls: tlsSettings(checks) };
}

/** Checks a user and a password: those of `ari.conf`, or those that Asterisk sends when it opens a socket. */
export function credentials(
  checks: OptionChecks<{ readonly username: string; readonly password: string }>,
): Credentials {
  const username = checks.string('username');
  if (username.includes(':'))
    checks.refuse('username', 'must not hold a colon: HTTP could not tell it from the password');
  return new Credentials(username, checks.string('password'));
}

function address(checks: OptionChecks<AccessOptions>): ServerAddress {
  const url = checks.string('url');
  try {
    return serverAddress(url);
  } catch (error) {
    return checks.refuse('url', (error as TypeError).message.replace('"url" ', ''));
  }
}
