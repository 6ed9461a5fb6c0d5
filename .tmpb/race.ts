import { AriClient } from '../lib/client/index.js';
import { MediaServer, openMedia } from '../lib/media/index.js';
import { AsteriskServer } from '../test/asterisk/asterisk-server.js';
const asterisk = await AsteriskServer.start();
const { url, username, password, outboundPort } = asterisk;
const client = new AriClient({
  url,
  username,
  password,
  apps: 'race',
  logger: { log() {}, warn: console.warn, error: console.error } as any,
});
const server = new MediaServer({
  webSocket: { port: outboundPort, host: '127.0.0.1', section: 'media-percall' },
  logger: { log() {}, warn: console.warn, error: console.error } as any,
});
await server.listen();
await client.connect();
for (const n of [60, 60, 60, 60, 60, 60, 60, 60]) {
  const chans: any[] = [];
  const got = new Promise<void>((r) => {
    const h = client.on('StasisStart', ({ channel }: any) => {
      if (channel.name.startsWith('UnicastRTP')) {
        chans.push(channel);
        if (chans.length === n) {
          (h as any).unsubscribe?.();
          r();
        }
      }
    });
  });
  for (let i = 0; i < n; i++)
    void client.channels.externalMedia({ app: 'race', format: 'ulaw', external_host: '127.0.0.1:9999' });
  await got;
  const t = performance.now();
  const res = await Promise.allSettled(
    chans.map((c) => openMedia(c, { format: 'ulaw', server, way: 'asteriskConnects', timeout: 15000 })),
  );
  const bad = res.filter((r) => r.status === 'rejected');
  console.log(
    n,
    'calls:',
    bad.length,
    'failed',
    (performance.now() - t).toFixed(0),
    'ms',
    bad.slice(0, 3).map((b: any) => b.reason.message),
  );
  for (const r of res) if (r.status === 'fulfilled') await r.value.close();
  for (const c of chans) await c.hangup().catch(() => {});
}
await asterisk.stop();
process.exit();
