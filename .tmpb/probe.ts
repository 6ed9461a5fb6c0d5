import net from 'node:net';
import { once } from 'node:events';
import { WebSocketServer, WebSocket } from 'ws';
import { AsteriskServer } from '../test/asterisk/asterisk-server.js';
const asterisk = await AsteriskServer.start();
const { url, username, password, outboundPort } = asterisk as any;
const base = new URL(url).origin;
const auth = 'Basic ' + Buffer.from(`${username}:${password}`).toString('base64');
const t0 = performance.now();
const ms = () => (performance.now() - t0).toFixed(0).padStart(6);
const ev = new WebSocket(`${base.replace('http', 'ws')}/ari/events?app=probe&subscribeAll=true`, {
  headers: { authorization: auth },
});
ev.on('message', (m) => {
  const e = JSON.parse(m.toString());
  const c = e.channel ?? e.peer;
  if (e.type === 'ChannelVarset') return console.log(ms(), ' ', e.type, e.variable, e.value, c?.id);
  console.log(
    ms(),
    ' ',
    e.type,
    c?.name,
    c?.state,
    c?.id,
    JSON.stringify({
      cause: e.cause,
      tech: e.tech_cause,
      soft: e.soft,
      args: e.args,
      dialstatus: e.dialstatus,
      dialstring: e.dialstring,
      app: c?.dialplan?.app_name,
      data: c?.dialplan?.app_data,
      exten: c?.dialplan?.exten,
      prot: c?.protocol_id,
      digit: e.digit,
      dur: e.duration_ms,
    }),
  );
});
await once(ev, 'open');
const call = async (m: string, p: string, body?: any) => {
  const r = await fetch(`${base}/ari/${p}`, {
    method: m,
    headers: { authorization: auth, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  const t = await r.text();
  console.log(ms(), m, p, '->', r.status, t.slice(0, 500));
  return t ? JSON.parse(t) : {};
};
const wait = (n: number) => new Promise((r) => setTimeout(r, n));
const em = (p: any, body?: any) => call('POST', 'channels/externalMedia?' + new URLSearchParams(p), body);
const sockets: net.Socket[] = [];
const srv = net
  .createServer((s) => {
    sockets.push(s);
    s.on('data', (d) => {
      if (!(s as any).quiet) console.log(ms(), ' AS data', d.length, d.subarray(0, 24).toString('hex'));
    });
    s.on('end', () => console.log(ms(), ' AS end'));
    s.on('close', () => console.log(ms(), ' AS close'));
    s.on('error', () => {});
  })
  .listen(0, '127.0.0.1');
await once(srv, 'listening');
const host = `127.0.0.1:${(srv.address() as any).port}`;
const uuid = '40325ec2-5efd-4bd3-805f-53576e581d13';
const A = (more: any = {}) => ({
  app: 'probe',
  format: 'slin',
  external_host: host,
  encapsulation: 'audiosocket',
  transport: 'tcp',
  data: uuid,
  channelId: 'as' + Math.random().toString(36).slice(2, 6),
  ...more,
});
console.log('--- audiosocket ok');
let c = await em(A(), { variables: { A: 'b' } });
await wait(300);
console.log('--- dtmf to it');
await call('POST', `channels/${c.id}/dtmf?dtmf=5`);
await wait(500);
console.log('--- delete');
await call('DELETE', `channels/${c.id}`);
await wait(200);
for (const [name, f] of [
  ['hangup 00', (s: net.Socket) => s.write(Buffer.from([0, 0, 0]))],
  ['dtmf 03 from us', (s: net.Socket) => s.write(Buffer.from([3, 0, 1, 0x35]))],
  ['unknown kind', (s: net.Socket) => s.write(Buffer.from([0x42, 0, 1, 1]))],
  ['audio length 0', (s: net.Socket) => s.write(Buffer.from([0x10, 0, 0]))],
  ['fin', (s: net.Socket) => s.end()],
  ['reset', (s: net.Socket) => s.resetAndDestroy()],
] as const) {
  console.log('---', name);
  c = await em(A());
  await wait(150);
  f(sockets.at(-1)!);
  await wait(250);
  await call('GET', `channels/${c.id}`);
}
console.log('--- refused host');
await em(A({ external_host: '127.0.0.1:9' }));
await wait(100);
console.log('--- no uuid');
await em(A({ data: 'x' }));
await em(A({ data: '' }));
await em(A({ transport: 'udp' }));
await em(A({ format: 'nope' }));
await em(A({ external_host: '127.0.0.1' }));
await em(A({ data: uuid.toUpperCase() }));
await wait(300);
console.log('--- used id');
await em(A({ channelId: 'dup' }));
await wait(100);
await em(A({ channelId: 'dup' }));
await wait(100);
await call('DELETE', 'channels/dup');
console.log('--- connection_type');
await em(A({ connection_type: 'server' }));
await em(A({ format: 'ulaw', channelId: 'u' }));
await wait(100);
await call('DELETE', 'channels/u');
await wait(100);
// websocket client
const W = (more: any = {}) => ({
  app: 'probe',
  format: 'ulaw',
  external_host: 'media-percall',
  encapsulation: 'none',
  transport: 'websocket',
  connection_type: 'client',
  transport_data: 'f(json)',
  channelId: 'ws' + Math.random().toString(36).slice(2, 6),
  ...more,
});
console.log('--- ws nobody');
await em(W());
await wait(3000);
let mode = 'ok';
const http = (await import('node:http')).createServer((q, r) => r.end());
const wss = new WebSocketServer({ noServer: true });
const wsl: WebSocket[] = [];
http.on('upgrade', (q, s, h) => {
  console.log(ms(), ' WS upgrade', q.url, JSON.stringify(q.headers));
  if (mode === '403') return s.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  wss.handleUpgrade(q, s as any, h, (w) => {
    wsl.push(w);
    w.on('message', (m, b) => {
      if (!b) console.log(ms(), ' WS text', m.toString());
    });
    w.on('close', (code) => console.log(ms(), ' WS close', code));
    if (mode === 'close') w.close();
  });
});
http.listen(outboundPort, '127.0.0.1');
await once(http, 'listening');
console.log('--- ws 403');
mode = '403';
await em(W());
await wait(3000);
console.log('--- ws ok');
mode = 'ok';
c = await em(W({ transport_data: 'f(json)v(a=1,b=x.y)' }), { variables: { A: 'b' } });
await wait(300);
wsl.at(-1)!.close(1000);
await wait(200);
c = await em(W());
await wait(200);
wsl.at(-1)!.terminate();
await wait(200);
c = await em(W());
await wait(200);
wsl.at(-1)!.send('{"command":"HANGUP"}');
await wait(200);
c = await em(W());
await wait(200);
await call('DELETE', `channels/${c.id}`);
await wait(200);
console.log('--- refusals');
await em(W({ external_host: 'nope' }));
await em(W({ transport_data: 'f(json)v(a=x~y)' }));
await em(W({ transport_data: 'f(json)v(a)' }));
await wait(200);
await em(W({ transport_data: 'f(json)v()' }));
await wait(200);
await em(W({ transport_data: 'f(json)v(a=1&b=2)' }));
await em(W({ transport_data: 'f(json)v(a=%41)' }));
await wait(200);
await em(W({ format: 'nope' }));
await em(W({ external_host: 'INCOMING' }));
await em(W({ connection_type: 'server' }));
console.log('--- close at once');
mode = 'close';
await em(W());
await wait(400);
await asterisk.stop();
process.exit();
