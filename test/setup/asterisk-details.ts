/** The Asterisk of this test run, as every test file may ask for it. */
export interface AsteriskDetails {
  /** `unpacked`: our own, started for this run. `given`: `ARI_TEST_URL` points to it. */
  readonly kind: 'unpacked' | 'given';
  /** Base URL of the interface, without a slash at its end: `http://127.0.0.1:<port>/ari`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Version numbers alone, for instance `22.10.1`. */
  readonly version: string;
  readonly httpPort: number;
  /** UDP port for SIP on the same host; 0 when a given server did not tell (`ARI_TEST_SIP_PORT`). */
  readonly sipPort: number;
  /** Where Asterisk calls the endpoint `sipp`; 0 for a given server. */
  readonly phonePort: number;
  /** Where Asterisk's outbound WebSockets go; 0 for a given server. */
  readonly outboundPort: number;
}
