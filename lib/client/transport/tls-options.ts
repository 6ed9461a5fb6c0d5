import type { ConnectionOptions } from 'node:tls';

type NodeTlsOptions = Pick<
  ConnectionOptions,
  'ca' | 'cert' | 'key' | 'passphrase' | 'servername' | 'rejectUnauthorized'
>;

/**
 * How an `https` server is recognised, and how this client shows who it is. Values as in `node:tls`.
 * @publicApi
 */
export interface AriTlsOptions {
  /** Certificate authorities to trust instead of the well-known ones, PEM. */
  readonly ca?: string | Buffer | readonly (string | Buffer)[];
  /** Client certificate, PEM. */
  readonly cert?: string | Buffer;
  /** Private key of the client certificate, PEM. */
  readonly key?: string | Buffer;
  readonly passphrase?: string;
  /** Name to expect in the server's certificate, where it is not the host of the `url`. */
  readonly servername?: string;
  /**
   * `true` checks no certificate: anybody who answers at the address, or stands between, reads the password and may command
   * calls. For a laboratory; elsewhere name the authority in `ca`. The log warns of it at each start. Default `false`.
   */
  readonly acceptAnyCertificate?: boolean;
}

/** Words these options as Node does. Only what is named here goes on: nothing else may weaken a connection. */
export function nodeTlsOptions(options: AriTlsOptions = {}): NodeTlsOptions {
  const { ca, cert, key, passphrase, servername, acceptAnyCertificate } = options;
  const given = Object.entries({ ca, cert, key, passphrase, servername }).filter(([, value]) => value !== undefined);
  const settings = Object.fromEntries(given) as NodeTlsOptions;
  return acceptAnyCertificate === true ? { ...settings, rejectUnauthorized: false } : settings;
}
