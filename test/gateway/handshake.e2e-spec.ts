import { Controller, Logger, Post } from '@nestjs/common';
import {
  AriGateway,
  AriGatewayModule,
  GatewayTickets,
  type AriGatewayOptions,
  type GatewayLimits,
  type GatewayTicket,
} from 'nestjs-ari/gateway';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway, USERS } from './support/started-gateway.js';
import { eventually } from '../client/support/eventually.js';

@Controller()
class TicketsController {
  constructor(private readonly tickets: GatewayTickets) {}

  @Post('ticket')
  issue(): GatewayTicket {
    return this.tickets.issue({ id: 'eve' });
  }
}

/** The HTTP status that a handshake is refused with. */
async function refusal(url: string, options: ClientOptions = {}): Promise<number | undefined> {
  const socket = new WebSocket(url, options);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  return response.statusCode;
}

describe('a client without a name', () => {
  it('is let in nowhere', async () => {
    const { url } = await startGateway();
    for (const token of [undefined, 'wrong', 'toString']) {
      const ws = await GatewaySocket.open(url, token);
      ws.send({ stream: 'questions', payload: { action: 'list' } });
      expect(await ws.closed).toEqual({ code: 4401, reason: 'not authenticated' });
      expect(ws.frames).toEqual([]);
    }
  });

  it('gets no socket at all while nobody can tell who it is', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    onTestFinished(() => logged.mockRestore());
    const failing = await startGateway({ options: { authenticate: () => Promise.reject(new Error('down')) } });
    expect(await refusal(failing.url)).toBe(500);
    const slow: AriGatewayOptions['authenticate'] = () => new Promise(() => {});
    const late = await startGateway({ options: { authenticate: slow, limits: { authenticateTimeout: 20 } } });
    expect(await refusal(late.url)).toBe(503);
  });

  it('finds no gateway that lets everybody in', async () => {
    const options = { can: () => true } as unknown as AriGatewayOptions;
    await expect(startGateway({ options: { ...options, authenticate: undefined } })).rejects.toThrow(
      /AriGatewayModule needs "authenticate"/,
    );
    await expect(startGateway({ options: { can: undefined } })).rejects.toThrow(/needs "can"/);
    expect(() => AriGatewayModule.forRoot(options)).not.toThrow();
  });
});

describe('a token', () => {
  it('comes in a header, or in a sub-protocol as from a browser, which is answered with ours', async () => {
    const { url } = await startGateway();
    const socket = new WebSocket(url, ['ari-gateway', 'ari-gateway.token.ada']);
    onTestFinished(() => socket.terminate());
    await once(socket, 'open');
    expect(socket.protocol).toBe('ari-gateway');
    socket.send(JSON.stringify({ stream: 'questions', payload: { action: 'list' } }));
    const [frame] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(frame.toString('utf8'))).toMatchObject({ payload: { response_status: 200 } });
    const withHeader = await GatewaySocket.open(url, 'ada');
    expect(await withHeader.ask('questions', 'list')).toMatchObject({ response_status: 200 });
  });

  it('in the address is not read', async () => {
    const seen: unknown[] = [];
    const authenticate: AriGatewayOptions['authenticate'] = (handshake) => void seen.push(handshake);
    const { url } = await startGateway({ options: { authenticate } });
    const ws = await GatewaySocket.open(`${url}?token=ada&ticket=ada`);
    expect(await ws.closed).toMatchObject({ code: 4401 });
    expect(seen).toEqual([expect.objectContaining({ token: undefined, cookies: {}, address: '127.0.0.1' })]);
    expect(JSON.stringify(seen)).not.toContain('token=ada');
  });
});

describe('a ticket', () => {
  it('is fetched over HTTP and good once', async () => {
    const { port, url } = await startGateway({ controllers: [TicketsController] });
    const response = await fetch(`http://127.0.0.1:${port}/ticket`, { method: 'POST' });
    const { ticket, expiresIn } = (await response.json()) as GatewayTicket;
    expect(expiresIn).toBe(30_000);
    const open = async (): Promise<WebSocket> => {
      const socket = new WebSocket(url, ['ari-gateway', `ari-gateway.token.${ticket}`]);
      onTestFinished(() => socket.terminate());
      await once(socket, 'open');
      return socket;
    };
    const first = await open();
    first.send(JSON.stringify({ stream: 'questions', payload: { action: 'list' } }));
    await once(first, 'message');
    const [code] = (await once(await open(), 'close')) as [number];
    expect(code).toBe(4401);
  });

  it('is good for 30 seconds', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const tickets = new GatewayTickets();
    const user = { id: 'ada' };
    const { ticket: used } = tickets.issue(user);
    const { ticket: late } = tickets.issue(user);
    vi.advanceTimersByTime(29_999);
    expect(tickets.redeem(used)).toBe(user);
    vi.advanceTimersByTime(1);
    expect(tickets.redeem(late)).toBeUndefined();
    expect(tickets.redeem('ticket-made up')).toBeUndefined();
  });

  it.each(['a ticket that was issued before', 'an `authenticate` that was asked before'])(
    'makes its user what he has become meanwhile, as does a handshake: %s',
    async (by) => {
      let answer!: () => void;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      const asked = vi.fn(async () => {
        await answered;
        return USERS['ada'];
      });
      const { app, url } = await startGateway({
        options: { authenticate: asked, can: ({ role }) => role === 'supervisor' },
      });
      const agent = { id: 'ada', tenant: 'acme', role: 'agent' };
      const isTicket = by.startsWith('a ticket');
      const token = isTicket ? app.get(GatewayTickets, { strict: false }).issue(USERS['ada'] ?? agent).ticket : 'ada';
      const opened = isTicket ? undefined : GatewaySocket.open(url, token);
      if (!isTicket) await eventually(() => expect(asked).toHaveBeenCalled());
      await app.get(AriGateway).regrant(agent);
      answer();
      const ws = (await opened) ?? (await GatewaySocket.open(url, token));
      expect(await ws.ask('questions', 'list')).toMatchObject({ response_status: 403 });
    },
  );
});

describe('cookies', () => {
  const authenticate: AriGatewayOptions['authenticate'] = ({ cookies }) => USERS[cookies['session'] ?? ''];
  const cookie = 'theme=dark; session=ada; broken=%E0%A4%A';

  it('are read from pages of the same host and of hosts that are named, and from no others', async () => {
    const options = { authenticate, origins: ['https://console.example.com'] };
    const { port, url } = await startGateway({ options });
    for (const origin of [`http://127.0.0.1:${port}`, 'https://console.example.com', undefined]) {
      const ws = await GatewaySocket.open(url, undefined, { headers: { cookie }, origin });
      expect(await ws.ask('questions', 'list')).toMatchObject({ response_status: 200 });
    }
    for (const origin of [
      'https://evil.example.com',
      'null',
      `http://127.0.0.1:${port + 1}`,
      'https://console.example.com.evil',
    ]) {
      expect(await refusal(url, { headers: { cookie }, origin })).toBe(403);
    }
  });
});

it.each([
  [{ path: 'gateway' }, /"path" "gateway"/],
  [{ origins: ['console.example.com'] }, /"console.example.com"/],
  [{ limits: { frameBytes: 0 } }, /"frameBytes" of 0/],
  [{ limits: { frames: 1 } as Partial<GatewayLimits> }, /unknown limit "frames"/],
])('an application with %j does not start', async (options, message) => {
  await expect(startGateway({ options })).rejects.toThrow(message);
});
