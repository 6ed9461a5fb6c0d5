import { NestFactory } from '@nestjs/core';
import { Module, type INestApplication } from '@nestjs/common';
import { Ari, AriController, AriModule, OnStasisStart, StasisStart } from 'nestjs-ari';
import { Media, MediaModule, type MediaEnd, type MediaModuleOptions } from 'nestjs-ari/media';
import { expect, it, onTestFinished } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { SippCall } from '../../asterisk/sip/sipp-call.js';
import { eventually } from '../../client/support/eventually.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

const CONFIGURATION = {
  'websocket_client.conf': `[media-of-a-test]
type = websocket_client
connection_type = per_call_config
uri = ws://127.0.0.1:@OUTBOUND@/media
protocols = media
tls_enabled = no`,
};

const ends: MediaEnd[] = [];

@AriController({ app: 'parrot' })
class ParrotController {
  constructor(private readonly media: Media) {}

  @OnStasisStart()
  async repeat({ channel }: StasisStart) {
    await channel.answer();
    const sound = await this.media.open(channel, { format: 'ulaw' });
    for await (const frame of sound) await sound.write(frame);
    ends.push(await sound.ended);
  }
}

interface Started {
  readonly app: INestApplication;
  readonly asterisk: AsteriskServer;
}

async function started(options: MediaModuleOptions): Promise<Started> {
  ends.length = 0;
  const asterisk = await AsteriskServer.start({ confExtra: CONFIGURATION });
  onTestFinished(() => asterisk.stop());
  const { url, username, password, outboundPort } = asterisk;
  @Module({
    imports: [AriModule.forRoot({ url, username, password }), MediaModule.forRoot(options)],
    providers: [ParrotController],
  })
  class AppModule {}
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  onTestFinished(() => app.close());
  await app.listen(outboundPort, '127.0.0.1');
  await eventually(() => expect(app.get(Ari).status).toBe('connected'));
  return { app, asterisk };
}

async function caller(asterisk: AsteriskServer): Promise<SippCall> {
  const call = await SippCall.place(asterisk, { extension: 'app-parrot' });
  onTestFinished(() => call.unplug());
  await call.answered();
  return call;
}

const WAYS: readonly [string, MediaModuleOptions][] = [
  ['on the HTTP server of the application', { webSocket: { section: 'media-of-a-test' } }],
  ['by a connection to Asterisk', {}],
  ['over AudioSocket', { audioSocket: { port: 0, host: '127.0.0.1' } }],
];

describeOnAsterisk('MediaModule', () => {
  it.each(WAYS)('lets a caller hear himself, %s', async (_, options) => {
    const { app, asterisk } = await started(options);
    const call = await caller(asterisk);
    await eventually(() => expect(app.get(Media).streams).toBe(1));
    const recorded = call.record();
    await call.say(Buffer.alloc(8_000, 0x17));
    await eventually(() => expect(recorded.filter(({ sound }) => sound[5] === 0x17).length).toBeGreaterThan(45));
    await call.hangup();
    await eventually(() => expect(ends.map(({ by }) => by)).toEqual(['caller']));
    expect(app.get(Media).streams).toBe(0);
  });

  it('ends streams that are still open when the application shuts down, before handlers are waited for', async () => {
    const { app, asterisk } = await started({ drain: 50 });
    const call = await caller(asterisk);
    await eventually(() => expect(app.get(Media).streams).toBe(1));
    await app.close();
    expect(ends.map(({ by }) => by)).toEqual(['shutdown']);
    await call.hangup();
  });

  it('refuses an option that it does not know', async () => {
    @Module({ imports: [MediaModule.forRoot({ drian: 5 } as MediaModuleOptions)] })
    class WrongModule {}
    await expect(NestFactory.create(WrongModule, { logger: false, abortOnError: false })).rejects.toThrow(
      'did you mean "drain"',
    );
  });
});
