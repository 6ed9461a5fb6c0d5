import { Injectable } from '@nestjs/common';
import { RpcMethod } from 'nestjs-ari/gateway';
import { ResourceException } from 'nestjs-ari/resources';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import { startGateway, type StartedGateway } from '../support/started-gateway.js';
import { QUESTIONS, type Question } from '../../resources/support/questions.js';
import {
  GatewayAnswerError,
  GatewayCallError,
  GatewayDisconnectedError,
} from '../../../packages/gateway-client/src/index.js';
import { clientOf, Line, WAIT } from './support/clients.js';

const Pause = z.object({ minutes: z.number().positive() });
const Paused = z.object({ until: z.string() });

@Injectable()
class AgentsService {
  calls = 0;
  finish: () => void = () => {};

  @RpcMethod('agents.pause', { input: Pause, output: Paused })
  pause({ minutes }: { minutes: number }) {
    return { until: `${minutes} minutes` };
  }

  @RpcMethod('agents.busy')
  busy(): never {
    throw new ResourceException(409, ['The agent is in a call.']);
  }

  @RpcMethod('agents.wait')
  async wait(): Promise<void> {
    this.calls += 1;
    await new Promise<void>((resolve) => (this.finish = resolve));
  }
}

interface Api {
  readonly streams: { readonly questions: typeof import('../../resources/support/questions.js').Question };
  readonly methods: {
    readonly 'agents.pause': { readonly input: typeof Pause; readonly output: typeof Paused };
    readonly 'agents.busy': object;
    readonly 'agents.wait': object;
  };
  readonly channels: { readonly queue: { readonly callers: number } };
}

const start = (options: object = {}): Promise<StartedGateway> =>
  startGateway({ providers: [...QUESTIONS, AgentsService], options });

describe('a request of the client', () => {
  it('creates, retrieves, lists, changes and deletes, typed by the schema of the server', async () => {
    const { url } = await start();
    const questions = clientOf<Api>(url).stream('questions');
    expectTypeOf(questions.retrieve).returns.resolves.toEqualTypeOf<Question>();
    const made = await questions.create({ question_text: 'Which?' } as never);
    expect(made).toEqual({ id: '1', question_text: 'Which?', votes: 0 });
    await questions.create({ question_text: 'When?', votes: 3 } as never);
    expect(await questions.retrieve('1')).toEqual(made);
    expect(await questions.patch('1', { votes: 1 })).toMatchObject({ votes: 1 });
    expect(await questions.list({ 'votes:gt': 1 })).toMatchObject([{ id: '2' }]);
    const page = await questions.page({ limit: 1, order_by: '-votes', count: true });
    expect(page).toEqual({ results: [expect.objectContaining({ id: '2' })], next: expect.any(String), count: 2 });
    expect((await questions.page({ limit: 1, order_by: '-votes', cursor: page.next })).results).toMatchObject([
      { id: '1' },
    ]);
    await questions.delete('1');
    await expect(questions.retrieve('1')).rejects.toMatchObject({ status: 404, code: 'GATEWAY_ANSWER' });
    await expect(questions.create({ question_text: '' } as never)).rejects.toBeInstanceOf(GatewayAnswerError);
  });

  it('calls methods, and tells in their words why one fails', async () => {
    const { url } = await start();
    const client = clientOf<Api>(url);
    const paused = await client.call('agents.pause', { minutes: 5 });
    expectTypeOf(paused).toEqualTypeOf<{ until: string }>();
    expect(paused).toEqual({ until: '5 minutes' });
    await expect(client.call('agents.pause', { minutes: -5 })).rejects.toMatchObject({
      reason: 'Invalid RPC parameters',
      errors: { minutes: expect.any(String) },
    });
    await expect(client.call('agents.busy')).rejects.toBeInstanceOf(GatewayCallError);
    await expect(client.call('agents.busy')).rejects.toMatchObject({ reason: 'The agent is in a call.' });
    await expect(client.call('none' as never)).rejects.toMatchObject({
      errors: { method: 'none method not available' },
    });
  });

  it('waits for a connection, as many as may', async () => {
    const { url } = await start();
    const line = await Line.to(url);
    line.cut();
    const client = clientOf(line.url, { maxQueued: 2 });
    const asked = [1, 2, 3].map(() => client.stream('questions').list());
    await expect(asked[2]).rejects.toMatchObject({ sent: 'no', code: 'GATEWAY_DISCONNECTED' });
    line.mend();
    expect(await Promise.all(asked.slice(0, 2))).toEqual([[], []]);
  });

  it('that may have been carried out is not sent again, and says so', async () => {
    const { app, url } = await start();
    const line = await Line.to(url);
    const client = clientOf<Api>(line.url);
    const asked = client.call('agents.wait');
    asked.catch(() => {});
    const agents = app.get(AgentsService);
    await vi.waitFor(() => expect(agents.calls).toBe(1), WAIT);
    line.cut();
    await expect(asked).rejects.toMatchObject({ sent: 'unknown' });
    line.mend();
    expect(await client.stream('questions').list()).toEqual([]);
    expect(agents.calls).toBe(1);
    agents.finish();
  });

  it('ends when no answer comes in time', async () => {
    const { app, url } = await start();
    const client = clientOf<Api>(url, { timeout: 1_000 });
    await expect(client.call('agents.wait')).rejects.toBeInstanceOf(GatewayDisconnectedError);
    app.get(AgentsService).finish();
  });

  it('takes its turn: many at once stay within the limits of the gateway', async () => {
    const { url } = await start({ limits: { inFlight: 4 } });
    const client = clientOf(url, { maxInFlight: 4 });
    const asked = Array.from({ length: 60 }, () => client.stream('questions').list());
    expect(await Promise.all(asked)).toHaveLength(60);
  });
});

describe('a connection of the client', () => {
  it('asks for a ticket each time, and gives up where a fixed token is refused', async () => {
    const { url } = await start();
    const tickets: string[] = [];
    const client = clientOf(url, { token: () => tickets[tickets.push('ada') - 1] ?? '' });
    await client.stream('questions').list();
    expect(tickets).toEqual(['ada']);
    const statuses: string[] = [];
    const refused = clientOf(url, { token: 'nobody', onStatus: (status) => statuses.push(status) });
    await expect(refused.stream('questions').list()).rejects.toMatchObject({
      message: expect.stringContaining('4401'),
    });
    expect(statuses.at(-1)).toBe('closed');
    expect(() => refused.stream('questions')).toThrow('it was closed');
  });

  it('ends with the client, and with it what waits', async () => {
    const { app, url } = await start();
    const client = clientOf<Api>(url);
    const asked = client.call('agents.wait');
    asked.catch(() => {});
    await vi.waitFor(() => expect(app.get(AgentsService).calls).toBe(1), WAIT);
    client.close();
    await expect(asked).rejects.toMatchObject({ sent: 'unknown' });
    expect(client.status).toBe('closed');
    app.get(AgentsService).finish();
  });

  it.each([
    [{ url: 'http://localhost' }, 'wss://host/ari-gateway'],
    [{ url: 'ws://localhost', tocken: 'x' }, 'token'],
    [{ url: 'ws://localhost', maxQueued: 0 }, 'maxQueued'],
  ])('is not made of %j', async (options, named) => {
    const { GatewayClient } = await import('../../../packages/gateway-client/src/index.js');
    expect(() => new GatewayClient(options as never)).toThrow(named);
  });
});
