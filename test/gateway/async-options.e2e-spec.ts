import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AriGateway, AriGatewayModule, type AriGatewayOptions } from 'nestjs-ari/gateway';
import { AriResourcesModule, CommandRunner, type ResourceUser } from 'nestjs-ari/resources';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { QUESTIONS } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';

@Injectable()
class Users {
  asked = 0;

  byToken(token: string | undefined): ResourceUser | undefined {
    return token === 'token-of-ada' ? { id: 'ada', role: 'supervisor' } : undefined;
  }

  options(): AriGatewayOptions {
    this.asked += 1;
    return {
      path: '/from-a-provider',
      authenticate: ({ token }) => this.byToken(token),
      can: (user, _stream, action) => user.role === 'supervisor' && action === 'list',
    };
  }
}

@Module({ providers: [Users], exports: [Users] })
class UsersModule {}

async function start(gateway: DynamicModule): Promise<{ readonly url: string; readonly users: Users }> {
  const testing = await Test.createTestingModule({ imports: [UsersModule, gateway], providers: QUESTIONS }).compile();
  const app = testing.createNestApplication({ forceCloseConnections: true, logger: false });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  return { url: `ws://127.0.0.1:${port}/from-a-provider`, users: app.get(Users) };
}

describe('options that other providers make', () => {
  it('are made once, and hold for the gateway and for the resources behind it', async () => {
    const gateway = AriGatewayModule.forRootAsync({
      imports: [UsersModule],
      inject: [Users],
      useFactory: async (users: Users) => users.options(),
    });
    const { url, users } = await start(gateway);
    const ada = await GatewaySocket.open(url, 'token-of-ada');
    expect(await ada.ask('questions', 'list')).toMatchObject({ response_status: 200 });
    expect(await ada.ask('questions', 'create', { data: {} })).toMatchObject({ response_status: 403 });
    expect(users.asked).toBe(1);
    const nobody = await GatewaySocket.open(url, 'another token');
    expect(await nobody.closed).toMatchObject({ code: 4401 });
  });

  it('are checked like any others', async () => {
    const withoutCan = { authenticate: () => undefined } as unknown as AriGatewayOptions;
    await expect(start(AriGatewayModule.forRootAsync({ useFactory: () => withoutCan }))).rejects.toThrow('needs "can"');
    const withoutAuthenticate = { can: () => true } as unknown as AriGatewayOptions;
    await expect(start(AriGatewayModule.forRootAsync({ useFactory: () => withoutAuthenticate }))).rejects.toThrow(
      'needs "authenticate"',
    );
    const failing = (): never => {
      throw new Error('no users today');
    };
    await expect(start(AriGatewayModule.forRootAsync({ useFactory: failing }))).rejects.toThrow('no users today');
  });

  it('do for resources without a door, too', async () => {
    const resources = AriResourcesModule.forRootAsync({
      imports: [UsersModule],
      inject: [Users],
      useFactory: (users: Users) => users.options(),
    });
    const testing = await Test.createTestingModule({ imports: [resources], providers: QUESTIONS }).compile();
    onTestFinished(() => testing.close());
    await testing.init();
    const command = { stream: 'questions', action: 'list', door: 'none', user: { id: 'ada', role: 'supervisor' } };
    const runner = testing.get(CommandRunner, { strict: false });
    expect(await runner.run(command)).toMatchObject({ status: 200 });
    expect(await runner.run({ ...command, user: { id: 'bob' } })).toMatchObject({ status: 403 });
    expect(() => testing.get(AriGateway, { strict: false })).toThrow('AriGateway');
  });
});
