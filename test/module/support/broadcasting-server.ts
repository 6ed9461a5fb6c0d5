import { AriClient, type Channel } from 'nestjs-ari';
import { onTestFinished } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';

/** `offer` offers a call to every application whose name begins with `desk-`; unclaimed calls end with cause 18. */
const DIALPLAN = `
[default](+)
exten => offer,1,StasisBroadcast(1500,^desk-.*,sales:urgent,yes)
 same => n,Hangup(\${IF($["\${STASISSTATUS}"="TIMEOUT"]?18:16)})
exten => offer-long,1,StasisBroadcast(10000,^desk-.*,sales:urgent,yes)
 same => n,Hangup()
`;

/** A server of one test file, whose dialplan broadcasts calls. The one of the whole run has other listeners. */
export function broadcastingServer(): Promise<AsteriskServer> {
  return AsteriskServer.start({ confExtra: { 'extensions.conf': DIALPLAN } });
}

/** Where it is, as options of a connection. */
export function addressOf({ url, username, password }: AsteriskServer) {
  return { url, username, password };
}

/** Somebody calls; the caller's half of the call is given. It ends with the test. */
export async function callExtension(server: AsteriskServer, extension: string, callerId = '200'): Promise<Channel> {
  const operator = new AriClient({ ...addressOf(server), events: false });
  onTestFinished(() => operator.close());
  const endpoint = `Local/${extension}@default`;
  const channel = await operator.channels.originate({ endpoint, context: 'default', extension: 'answer', callerId });
  onTestFinished(() => channel.hangup({ ifGone: 'ignore' }));
  return channel;
}
