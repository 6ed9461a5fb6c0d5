import { onTestFinished } from 'vitest';
import { AriServer, type AriServerOptions } from 'nestjs-ari/client';
import { ariCommand } from '../../../asterisk/ari-command.js';
import { ariReply } from '../../../asterisk/ari-reply.js';
import type { AsteriskServer } from '../../../asterisk/asterisk-server.js';
import { ownAsterisk } from '../../support/clients-of-a-test.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { CuttableLine } from './cuttable-line.js';
import { eventually } from '../../support/eventually.js';

/** User and password that the server of a test asks for. */
export const ACCOUNT = { username: 'outbound', password: 'outbound' };

const PERSISTENT = 'persistent-app';

/** Configuration of an Asterisk that keeps a socket open to its `outboundPort`, for one application or several. */
export function persistent(apps = PERSISTENT, { username, password } = ACCOUNT): Record<string, string> {
  return {
    'websocket_client.conf': `[ari-persistent]
type = websocket_client
connection_type = persistent
uri = ws://127.0.0.1:@OUTBOUND@/ari-percall
protocols = ari
username = ${username}
password = ${password}
connection_timeout = 500
reconnect_interval = 500
tls_enabled = no`,
    'ari.conf': `[persistent]
type = outbound_websocket
websocket_client_id = ari-persistent
apps = ${apps}
subscribe_all = no
local_ari_user = ari`,
  };
}

/** A server, not listening yet, at the path that the test's Asterisk calls; closed when the test has ended. */
export function serverFor(options: Partial<AriServerOptions> & Pick<AriServerOptions, 'port'>): AriServer {
  const server = new AriServer({
    path: '/ari-percall',
    host: '127.0.0.1',
    logger: new RecordingLogger(),
    ...ACCOUNT,
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

/** An own Asterisk, a server on a free port, and a line between the two that can be cut. */
export async function serverOnALine(
  options: Partial<AriServerOptions> = {},
  apps?: string,
): Promise<{ readonly asterisk: AsteriskServer; readonly server: AriServer; readonly line: CuttableLine }> {
  const asterisk = await ownAsterisk({ confExtra: persistent(apps) });
  const server = serverFor({ port: 0, ...options });
  await server.listen();
  const line = await CuttableLine.lay(asterisk.outboundPort, () => server.port ?? 0);
  await server.connect();
  return { asterisk, server, line };
}

/** Puts a call into an application: its caller is a Local channel whose far end waits. */
export async function callInto(asterisk: AsteriskServer, application: string, channelId?: string): Promise<void> {
  const id = channelId === undefined ? '' : `&channelId=${channelId}&otherChannelId=${channelId}-far`;
  const far = 'context=default&extension=stay';
  await ariCommand(asterisk, 'POST', `channels?endpoint=Local/app-${application}@default&${far}${id}`);
}

/** An Asterisk with a persistent socket, and the server that it has called. */
export async function calledServer(
  options: Partial<AriServerOptions> = {},
  apps?: string,
): Promise<{ readonly asterisk: AsteriskServer; readonly server: AriServer }> {
  const asterisk = await ownAsterisk({ confExtra: persistent(apps) });
  const server = serverFor({ port: asterisk.outboundPort, ...options });
  await server.connect();
  await eventually(() => {
    if (server.apps.length < (apps ?? PERSISTENT).split(',').length) throw new Error('not all have registered yet');
  });
  return { asterisk, server };
}

/** What Asterisk answers to a question over HTTP: status and body. */
export function asked(asterisk: AsteriskServer, path: string): ReturnType<typeof ariReply> {
  return ariReply(`${asterisk.url}/${path}`, asterisk);
}

/** Puts a call into an application and waits until it is in it, whether or not anybody hears of it. */
export async function callWaitingIn(asterisk: AsteriskServer, application: string, channelId: string): Promise<void> {
  await callInto(asterisk, application, channelId);
  await eventually(async () => {
    const { body } = await asked(asterisk, `applications/${application}`);
    if (!body.includes(`"${channelId}-far"`)) throw new Error(`${channelId}-far is not in ${application} yet: ${body}`);
  });
}
