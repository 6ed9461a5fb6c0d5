import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { WsAdapter } from '@nestjs/platform-ws';
import { WebSocketGateway } from '@nestjs/websockets';
import { AriModule } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { LinesLogger } from '../support/lines-logger.js';
import { calledOptions, startCalled, type CalledParts } from './support/called-application.js';
import { ChatGateway } from './support/chat.gateway.js';

@WebSocketGateway()
class RootGateway {}

@WebSocketGateway(0, { path: 'nested/chat/' })
class NestedGateway {}

const beforeInit = (app: INestApplication): unknown => app.useWebSocketAdapter(new WsAdapter(app));

async function refused(parts: CalledParts): Promise<string> {
  const error = await failureOf(startCalled({ beforeInit, ...parts }));
  expect(error.name).toBe('AriConfigurationException');
  return error.message;
}

it.each([
  ['/chat', ChatGateway],
  ['/nested/chat', NestedGateway],
  ['/', RootGateway],
])('a path of Asterisk that is a gateway’s (%s) is refused at start', async (path, gateway) => {
  expect(await refused({ server: { path }, providers: [gateway] })).toBe(
    `Options of connection "default": "server.path" is "${path}", the path of the gateway ${gateway.name} on the same ` +
      'HTTP server: give one of them another, or a port.',
  );
});

it('a gateway without a path, and one on a port of its own, leave other paths to Asterisk', async () => {
  @WebSocketGateway(18_999, { path: '/other' })
  class Elsewhere {}
  // Without the adapter nothing listens on that port.
  const { server } = await startCalled({ server: { path: '/other' }, providers: [RootGateway, Elsewhere], beforeInit });
  expect(server.status).toBe('connecting');
});

it('two connections cannot have one path on one HTTP server', async () => {
  const second = AriModule.forRoot(calledOptions({ options: { name: 'berlin' } }));
  expect(await refused({ imports: [second] })).toContain(
    '"server.path" is "/ari-percall", the path of the connection "',
  );
});

it('a connection with a port of its own clashes with nobody', async () => {
  const { server } = await startCalled({ server: { path: '/chat', port: 0 }, providers: [ChatGateway], beforeInit });
  expect(server.status).toBe('connecting');
});

it('an application without an HTTP server must give a port', async () => {
  const compiled = await Test.createTestingModule({ imports: [AriModule.forRoot(calledOptions({}))] })
    .setLogger(new LinesLogger())
    .compile();
  expect((await failureOf(compiled.init())).message).toBe(
    'Options of connection "default": "server.port" must be given: this application has no HTTP server that could be ' +
      'shared.',
  );
});
