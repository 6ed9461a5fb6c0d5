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
}
