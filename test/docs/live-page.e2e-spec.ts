import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { ChannelRow } from 'nestjs-ari/live';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { startSimulator } from '../live/support/live-gateway.js';
import { blocksOf } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/live.md';

it(`the application of ${PAGE} shows the calls of an Asterisk`, { timeout: 60_000 }, async () => {
  const asterisk = await startSimulator();
  for (const [name, value] of Object.entries({ ARI_URL: asterisk.url, ARI_USERNAME: 'ari', ARI_PASSWORD: 'ari' })) {
    vi.stubEnv(name, value);
  }
  onTestFinished(() => void vi.unstubAllEnvs());
  const [path = ''] = blocksOf(PAGE)
    .filter(({ language }) => language === 'ts')
    .map((block) => writeProgram('live', block, {}));
  const { AppModule } = (await import(/* @vite-ignore */ path)) as { AppModule: Type };
  const app = (await Test.createTestingModule({ imports: [AppModule] }).compile()).createNestApplication({
    forceCloseConnections: true,
    logger: false,
  });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const ws = await GatewaySocket.open(`ws://127.0.0.1:${port}/ari-gateway`, 'token-of-ada');
  await vi.waitFor(
    async () => expect(await ws.ask('channels', 'list')).toMatchObject({ response_status: 200, data: [] }),
    { timeout: 45_000 },
  );
  const data = { snapshot: true, filter: { state: 'Up' } };
  expect(await ws.ask('channels', 'subscribe', { data })).toMatchObject({ response_status: 200 });
  const created = await ws.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
  expect(created).toMatchObject({ response_status: 201, data: { tenant: 'acme' } });
  const { id: pk } = created.data as ChannelRow;
  await vi.waitFor(() => expect(ws.pushes).toContainEqual(expect.objectContaining({ action: 'create', pk })), {
    timeout: 45_000,
  });
  const played = await ws.ask('channels', 'play', { pk, data: { media: 'sound:hello-world' } });
  expect(played).toMatchObject({ response_status: 200, data: { target_uri: `channel:${pk}` } });
  const refused = await ws.ask('channels', 'continue', { pk });
  expect(refused).toMatchObject({ response_status: 403, data: null });
  expect(await ws.ask('asterisk', 'info')).toMatchObject({ response_status: 404 });
});
