import { NestFactory } from '@nestjs/core';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AsteriskServer } from '../../test/asterisk/asterisk-server.js';
import { SippCall } from '../../test/asterisk/sip/sipp-call.js';
import { describeOnAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { AppModule } from './app.module.js';

/** As in the README, for the port that the test's application gets. */
const CONFIGURATION = {
  'websocket_client.conf': `[greeting-socket]
type = websocket_client
connection_type = persistent
uri = ws://127.0.0.1:@OUTBOUND@/asterisk
protocols = ari
username = asterisk
password = secret
reconnect_interval = 500
tls_enabled = no`,
  'ari.conf': `[greeting]
type = outbound_websocket
websocket_client_id = greeting-socket
apps = greeting
local_ari_user = ari`,
};

async function asterisk(): Promise<AsteriskServer> {
  const server = await AsteriskServer.start({ confExtra: CONFIGURATION });
  onTestFinished(() => server.stop());
  return server;
}

async function application(port: number): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  onTestFinished(() => app.close());
  await app.listen(port, '127.0.0.1');
}

async function caller(server: AsteriskServer, callerNumber: string): Promise<SippCall> {
  const { sipPort } = server;
  const call = await SippCall.place({ sipPort }, { extension: 'app-greeting', callerNumber });
  onTestFinished(() => call.unplug());
  return call;
}

// The simulator opens no socket to anybody: this sample is held to the real server alone.
describeOnAsterisk('sample 16, asterisk-calls-us', () => {
  it('greets a caller, and shows him on a page of the same port', async () => {
    const server = await asterisk();
    await application(server.outboundPort);
    const call = await caller(server, '200');
    await call.answered();
    await call.hears(20);
    await call.ended();
    const page = await fetch(`http://127.0.0.1:${server.outboundPort}/callers`);
    expect(await page.json()).toEqual(['200']);
  });

  it('takes a caller who waited while the application was away', async () => {
    const server = await asterisk();
    const call = await caller(server, '201');
    const waiting = async (): Promise<void> => {
      const answer = await fetch(`${server.url}/applications/greeting`, {
        headers: { authorization: `Basic ${Buffer.from('ari:ari').toString('base64')}` },
      });
      expect(await answer.json()).toMatchObject({ channel_ids: [expect.any(String)] });
    };
    await vi.waitFor(waiting, 45_000);
    await application(server.outboundPort);
    await call.answered();
    await call.ended();
    expect(await (await fetch(`http://127.0.0.1:${server.outboundPort}/callers`)).json()).toEqual(['201']);
  });
});
