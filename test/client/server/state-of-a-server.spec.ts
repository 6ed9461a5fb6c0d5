import { expect, it } from 'vitest';
import type { AriClientError } from 'nestjs-ari/client';
import { stoodStill } from '../lag/support/stood-still.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { serverFor } from './support/server-of-a-test.js';
import { StubAsterisk } from './support/stub-asterisk.js';
import { eventually } from '../support/eventually.js';

it('a server tells its state like a client: applications, commands, events of all that have called', async () => {
  const server = serverFor({ port: 0 });
  await server.listen();
  expect(server.state).toMatchObject({ name: 'default', status: 'connecting', apps: [], reconnects: 0, inFlight: 0 });
  const asterisk = await StubAsterisk.call(server);
  asterisk.registers('kept');
  await server.connect();
  await eventually(() => expect(server.state.inFlight).toBe(0));
  expect(server.state).toMatchObject({ status: 'connected', apps: ['kept'], events: { received: 1 } });
  expect(server.state.lastEventAt).toBeInstanceOf(Date);
  asterisk.answer = () => undefined;
  const listing = server.channels.list().catch(() => undefined);
  expect(server.state.inFlight).toBe(1);
  await server.close();
  await listing;
  expect(server.state).toMatchObject({ status: 'closed', inFlight: 0 });
});

it('a server whose socket is cut after its event loop stood still names the lag', async () => {
  const logger = new RecordingLogger();
  const server = serverFor({ port: 0, logger });
  const errors: AriClientError[] = [];
  server.errors.subscribe((error) => errors.push(error));
  await server.listen();
  const asterisk = await StubAsterisk.call(server);
  asterisk.registers('kept');
  await server.connect();
  stoodStill(150);
  asterisk.socket.terminate();
  await eventually(() =>
    expect(logger.matching(/lost the WebSocket.*likely cause.*websocket_write_timeout/)).toHaveLength(1),
  );
  expect(errors).toContainEqual({ kind: 'lag', connection: 'default', lagMs: expect.any(Number), cut: false });
});
