import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { MediaServer, type MediaServerOptions } from 'nestjs-ari/media';
import { audioSocketMessage } from '../../../lib/media/links/index.js';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { RecordingLogger } from '../../client/support/recording-logger.js';
import { mediaStart } from '../support/stub-asterisk-socket.js';

async function listening(
  options: Partial<MediaServerOptions> = {},
): Promise<{ readonly server: MediaServer; readonly log: RecordingLogger }> {
  const logger = new RecordingLogger();
  const webSocket = { port: 0, host: '127.0.0.1', section: 'media', username: 'media', password: 'secret' };
  const audioSocket = { port: 0, host: '127.0.0.1' };
  const server = new MediaServer({ webSocket, audioSocket, logger, ...options });
  await server.listen();
  onTestFinished(() => server.close());
  return { server, log: logger };
}

const AUTHORIZATION = `Basic ${Buffer.from('media:secret').toString('base64')}`;

function knock(server: MediaServer, path: string, authorization = AUTHORIZATION): WebSocket {
  const url = `ws://127.0.0.1:${server.webSocketPort}${path}`;
  const socket = new WebSocket(url, ['media'], { headers: { authorization } });
  onTestFinished(() => socket.terminate());
  return socket;
}

/** The status of a handshake that is refused. */
async function refused(socket: WebSocket): Promise<number> {
  socket.on('error', () => {});
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { readonly statusCode: number }];
  return response.statusCode;
}

function idIn(option: string): string {
  return /^v\(id=([0-9a-f]{32})\)$/.exec(option)?.[1] ?? 'none';
}

function dial({ audioSocketPort = 0 }: MediaServer, port = audioSocketPort): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

function asBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

describe('the door of the WebSockets', () => {
  it('lets in an id that was announced, once', async () => {
    const { server } = await listening();
    const { option, coming } = server.webSocketDoor?.expect(5_000) ?? { option: '', coming: undefined };
    const socket = knock(server, `/media?id=${idIn(option)}`);
    await once(socket, 'open');
    expect(socket.protocol).toBe('media');
    socket.send(JSON.stringify(mediaStart()));
    expect((await coming)?.channelId).toBe('c1');
    expect(await refused(knock(server, `/media?id=${idIn(option)}`))).toBe(403);
    (await coming)?.close();
  });

  it('refuses everybody else in the handshake, and says so once', async () => {
    const { server, log } = await listening();
    const announced = server.webSocketDoor?.expect(5_000);
    const id = idIn(announced?.option ?? '');
    expect(await refused(knock(server, '/media?id=0123456789abcdef0123456789abcdef'))).toBe(403);
    expect(await refused(knock(server, '/media'))).toBe(403);
    expect(await refused(knock(server, `/other?id=${id}`))).toBe(404);
    expect(await refused(knock(server, `/media?id=${id}`, 'Basic bm9ib2R5'))).toBe(401);
    expect(await refused(knock(server, '//'))).toBe(400);
    expect(server.refused).toBe(5);
    expect(log.matching(/refused/).length).toBe(1);
    expect(log.lines.join()).not.toContain('secret');
    announced?.withdraw();
    expect(await refused(knock(server, `/media?id=${id}`))).toBe(403);
  });

  it('forgets an id that nobody came for', async () => {
    const { server } = await listening();
    const announced = server.webSocketDoor?.expect(30);
    const failure = await failureOf(announced?.coming ?? Promise.resolve());
    expect(failure).toMatchObject({ reason: 'timeout', message: expect.stringContaining('within 30 ms') as string });
    expect(await refused(knock(server, `/media?id=${idIn(announced?.option ?? '')}`))).toBe(403);
  });

  it('closes those that ask for nothing, has room for so many of them, and lets in who is expected meanwhile', async () => {
    const { server } = await listening({ limits: { strangers: 2 } });
    const first = dial(server, server.webSocketPort);
    await once(first, 'connect');
    // One that never ends its question counts as well.
    first.write('GET /media HTTP/1.1\r\nHost: ');
    const { option = '', coming } = server.webSocketDoor?.expect(5_000) ?? {};
    const asterisk = knock(server, `/media?id=${idIn(option)}`);
    await once(asterisk, 'open');
    asterisk.send(JSON.stringify(mediaStart()));
    const link = await coming;
    const second = dial(server, server.webSocketPort);
    await once(second, 'connect');
    const third = dial(server, server.webSocketPort);
    await once(third, 'close');
    await Promise.all([first, second].map((socket) => once(socket.resume(), 'close')));
    link?.close();
  });

  it('stands on an HTTP server that something else has, beside other paths', async () => {
    const http = createServer((_request, response) => response.end('a page'));
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    onTestFinished(() => void http.close());
    const { port } = http.address() as AddressInfo;
    const server = new MediaServer({ webSocket: { server: http, section: 'media' }, logger: new RecordingLogger() });
    await server.listen();
    expect(server.webSocketPort).toBe(port);
    expect(await refused(knock(server, '/media?id=1'))).toBe(403);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('a page');
    await server.close();
  });
});

describe('the door of AudioSocket', () => {
  it('lets in an id that was announced, once', async () => {
    const { server } = await listening();
    const announced = server.audioSocketDoor?.expect('slin16', 5_000);
    const id = asBytes(announced?.id ?? '');
    const message = audioSocketMessage(0x01, id);
    const socket = dial(server);
    // In two pieces: TCP may cut anywhere.
    socket.write(message.subarray(0, 7));
    await once(socket, 'connect');
    socket.write(message.subarray(7));
    const link = await announced?.coming;
    expect(link?.format.name).toBe('slin16');
    const again = dial(server);
    again.write(message);
    await once(again, 'close');
    link?.close();
    const [goodbye] = (await once(socket, 'data')) as [Buffer];
    expect([...goodbye.subarray(-3)]).toEqual([0, 0, 0]);
  });

  it.each([
    ['an id that was not announced', audioSocketMessage(0x01, Buffer.alloc(16, 7))],
    ['another message first', audioSocketMessage(0x10, Buffer.alloc(320))],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.padEnd(30_000, 'x'))],
  ])('closes at once on %s', async (_, bytes) => {
    const { server } = await listening();
    const socket = dial(server);
    socket.write(bytes);
    await once(socket, 'close');
    await eventually(() => expect(server.refused).toBe(1));
  });

  it('closes one that says nothing, and has room for so many of them', async () => {
    const { server } = await listening({ limits: { strangers: 2 } });
    const silent = [dial(server), dial(server)];
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    const third = dial(server);
    await once(third, 'close');
    await Promise.all(silent.map((socket) => once(socket, 'close')));
    expect(server.refused).toBe(3);
  });
});

describe('a media server', () => {
  it.each([
    [{}, '"webSocket" or "audioSocket" must be given'],
    [{ webSocket: { port: 1 } }, '"webSocket.section"'],
    [{ webSocket: { section: 'a b', port: 1 } }, 'the name of a section'],
    [{ webSocket: { section: 'media' } }, '"webSocket.port" or "server" must be given'],
    [
      { webSocket: { section: 'media', port: 1, username: 'x' } },
      '"webSocket.password" and "username" belong together',
    ],
    [{ webSocket: { section: 'media', prot: 1 } }, 'did you mean "port"'],
    [{ audioSocket: { port: 70_000 } }, '"audioSocket.port"'],
    [{ audioSocket: { port: 1 }, limits: { streams: 0 } }, '"limits.streams"'],
  ])('refuses the options %j', (options, words) => {
    expect(() => new MediaServer(options as MediaServerOptions)).toThrow(words);
  });

  it('lets nobody in any more when it is closed, and withdraws what it has announced', async () => {
    const { server } = await listening();
    const webSocket = server.webSocketDoor?.expect(5_000);
    const audioSocket = server.audioSocketDoor?.expect('slin', 5_000);
    await server.close();
    expect(await failureOf(webSocket?.coming ?? Promise.resolve())).toMatchObject({ reason: 'closed' });
    expect(await failureOf(audioSocket?.coming ?? Promise.resolve())).toMatchObject({ reason: 'closed' });
    expect(() => server.checkRoom()).toThrow('shuts down');
  });

  it('waits for its streams when it is closed, and ends those that take too long', async () => {
    const { server } = await listening({ limits: { streams: 1 } });
    let end: () => void = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const asked: string[] = [];
    server.keep({ ended, shutdown: () => (asked.push('shutdown'), end()) });
    expect(() => server.checkRoom()).toThrow('1 streams are open, and no more may be');
    await server.close({ drain: 20 });
    expect(asked).toEqual(['shutdown']);
    expect(server.streams).toBe(0);
  });
});
