import { AsteriskServer } from '../../asterisk/asterisk-server.js';

/** Who calls, and who is called. Nobody stays for ever, so that an example that waits for the end sees it. */
const DIALPLAN = `
[docs]
exten => caller,1,Answer()
 same => n,Wait(0.3)
 same => n,SendDTMF(1234#,100,100)
 same => n,Wait(1)
 same => n,Hangup()
exten => callee,1,Set(TIMEOUT(absolute)=12)
 same => n,Answer()
 same => n,Wait(0.3)
 same => n,SendDTMF(1234,100,100)
 same => n,Milliwatt()
`;

/** A server for the examples alone: they register applications of any name. */
export function documentedServer(confExtra: Readonly<Record<string, string>> = {}): Promise<AsteriskServer> {
  const { 'extensions.conf': own = '', ...others } = confExtra;
  return AsteriskServer.start({ confExtra: { ...others, 'extensions.conf': DIALPLAN + own } });
}

/** What the documentation makes up, and what is true on this server. */
export function trueAddress({ httpPort }: AsteriskServer): Readonly<Record<string, string>> {
  return { 'http://localhost:8088': `http://127.0.0.1:${httpPort}`, "password: 'secret'": "password: 'ari'" };
}
