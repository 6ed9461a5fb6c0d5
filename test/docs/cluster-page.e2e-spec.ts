import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { ownPrefix } from '../cluster/support/brokers.js';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnRedis, requireRedis } from '../setup/describe-on-redis.js';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/cluster.md';

describeOnRedis(`the programs of ${PAGE}`, () => {
  it('start over a real Redis, and the store keeps its changes to itself', async () => {
    const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
    expect(files.map(({ name }) => name)).toEqual(['cluster.ts', 'live-store.ts']);
    const real = { 'redis://localhost:6379': requireRedis().url, "prefix: 'calls'": `prefix: '${ownPrefix()}'` };
    const [application = '', liveStore = ''] = files.map((block) => writeProgram('cluster', block, real));
    const { AppModule } = (await import(/* @vite-ignore */ application)) as { AppModule: Type };
    const { CallsStore } = (await import(/* @vite-ignore */ liveStore)) as { CallsStore: new () => object };
    expect(new CallsStore()).toMatchObject({ changesEverywhere: true });
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    const app: INestApplication = testing.createNestApplication({ forceCloseConnections: true, logger: false });
    onTestFinished(() => app.close());
    await app.listen(0, '127.0.0.1');
    const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
    const ws = await GatewaySocket.open(`ws://127.0.0.1:${port}/ari-gateway`, 'secret');
    expect(await ws.ask('calls', 'list')).toMatchObject({ response_status: 404 });
    expect(JSON.parse(namedBlock(PAGE, 'gap.json').code)).toMatchObject({ payload: { action: 'gap' } });
  });
});
