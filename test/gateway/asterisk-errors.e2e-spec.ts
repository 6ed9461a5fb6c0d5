import { AriClient, AriTimeoutException, type AriClientOptions } from 'nestjs-ari';
import { DetailAction, ResourceBinding } from 'nestjs-ari/resources';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, it, onTestFinished } from 'vitest';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

it('what Asterisk answers is a status of ours, and none of its words', async () => {
  const asterisk = await AsteriskSimulator.start();
  onTestFinished(() => asterisk.stop());
  const { url, username, password } = asterisk;
  const clients: Record<string, Partial<AriClientOptions>> = {
    right: {},
    'wrong password': { password: 'guessed' },
    away: { url: 'http://127.0.0.1:1' },
  };

  @ResourceBinding({ stream: 'asterisk' })
  class AsteriskBinding {
    @DetailAction()
    async hangup(pk: string): Promise<void> {
      const client = new AriClient({ url, username, password, apps: 'x', ...clients[pk] });
      await client.channels.hangup('no-such-channel');
    }

    @DetailAction()
    wait(): never {
      const details = { operation: 'channels.hangup', connection: 'default', sent: 'unknown', timeout: 1 } as const;
      throw new AriTimeoutException(details);
    }
  }

  const gateway = await startGateway({ providers: [AsteriskBinding] });
  const ws = await GatewaySocket.open(gateway.url, 'ada');
  const answers = {
    right: [404, 'Not found'],
    'wrong password': [502, 'Refused by Asterisk'],
    away: [503, 'Not available'],
  } as const;
  for (const [pk, [response_status, error]] of Object.entries(answers)) {
    const answer = await ws.ask('asterisk', 'hangup', { pk });
    expect(answer).toMatchObject({ response_status, data: null, errors: [error] });
  }
  expect(await ws.ask('asterisk', 'wait', { pk: 1 })).toMatchObject({
    response_status: 504,
    errors: ['No answer in time'],
  });
});
