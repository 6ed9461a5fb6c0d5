import { expect } from 'vitest';
import type { RecordedRequest } from '../../client/support/recorded-request.js';
import { clientFor, stubFor } from '../../client/support/clients-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { serverFor } from '../../client/server/support/server-of-a-test.js';
import { StubAsterisk } from '../../client/server/support/stub-asterisk.js';
import { StubCommands, type CommandFrame } from '../../client/command-socket/support/stub-commands.js';
import {
  OVER_OUTBOUND,
  WEBSOCKET_WAYS,
  connectedWay,
  stubAccount,
  type Commander,
  type Way,
} from '../../client/command-socket/support/ways.js';

/** A client with a stub at the other end. */
export interface Wire {
  readonly client: Commander;
  /** The last command that came over the wire. */
  readonly last: () => RecordedRequest;
  /** The last that came over HTTP, where there is any. */
  readonly lastOverHttp?: () => RecordedRequest;
}

async function http(): Promise<Wire> {
  const stub = await stubFor();
  return { client: clientFor(stub.url), last: () => stub.last, lastOverHttp: () => stub.last };
}

async function webSocket(way: Way): Promise<Wire> {
  const { stub, account } = await stubAccount();
  const commands = new StubCommands(stub);
  const client = await connectedWay(way, account);
  await atRest(client);
  return { client, last: () => recorded(commands.last), lastOverHttp: () => stub.last };
}

async function outbound(): Promise<Wire> {
  const client = serverFor({ port: 0 });
  await client.listen();
  const stub = await StubAsterisk.call(client);
  stub.registers('wire');
  await client.connect();
  await atRest(client);
  return { client, last: () => recorded(stub.commands.at(-1)) };
}

/** Every way for commands to travel, by name. */
export const WIRES: Readonly<Record<string, () => Promise<Wire>>> = {
  'over HTTP': http,
  ...Object.fromEntries(WEBSOCKET_WAYS.map((way) => [way.name, () => webSocket(way)])),
  [OVER_OUTBOUND.name]: outbound,
};

/** What a client asks for itself after a connect has been answered. */
async function atRest(client: Commander): Promise<void> {
  await eventually(() => expect(client.state.inFlight).toBe(0));
}

/** A frame with a command, as the HTTP request that it stands for. */
function recorded(frame: CommandFrame | undefined): RecordedRequest {
  if (frame === undefined) throw new Error('no command has come');
  const { method, uri, content_type, message_body = '' } = frame;
  const url = `/ari/${uri}`;
  const [path = '', ...query] = url.split('?');
  const headers = content_type === undefined ? {} : { 'content-type': content_type };
  return { method, url, path, query: query.join('?'), headers, rawHeaders: [], body: message_body };
}
