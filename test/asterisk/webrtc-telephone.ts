/**
 * What makes a telephone of a browser known to an Asterisk: SIP over the WebSocket of its HTTP server, at `/ws`, and sound
 * over WebRTC with a certificate that Asterisk makes itself. To be appended to `pjsip.conf`.
 */
export const WEBRTC_TELEPHONE = `
[transport-ws]
type = transport
protocol = ws
bind = 127.0.0.1

[page]
type = endpoint
context = from-sip
disallow = all
allow = opus,ulaw
aors = page
auth = page
webrtc = yes
dtmf_mode = rfc4733
callerid = Page <300>
[page]
type = auth
auth_type = userpass
username = page
password = secret
[page]
type = aor
max_contacts = 5
remove_existing = yes
`;

/** The account of that telephone, as the console gives it to its user. */
export function webrtcAccount({ httpPort }: { readonly httpPort: number }): {
  readonly server: string;
  readonly uri: string;
  readonly password: string;
} {
  return { server: `ws://127.0.0.1:${httpPort}/ws`, uri: 'sip:page@127.0.0.1', password: 'secret' };
}
