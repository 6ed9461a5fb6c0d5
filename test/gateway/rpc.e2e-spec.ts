import {
  Controller,
  Get,
  Injectable,
  Logger,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { RpcMethod } from 'nestjs-ari/gateway';
import {
  DetailAction,
  ModelBinding,
  ResourceBinding,
  ResourceContext,
  ResourceException,
  type AuditEntry,
  type ResourceUser,
} from 'nestjs-ari/resources';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { Question, QuestionsStore } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

class NoBob implements CanActivate {
  canActivate(host: ExecutionContext): boolean {
    return ResourceContext.of(host).user.id !== 'bob';
  }
}

const Pause = z.object({ minutes: z.number().int().positive() });

@Injectable()
class AgentsService {
  @RpcMethod('agents.pause', { input: Pause, output: z.object({ paused: z.string() }) })
  @UseGuards(NoBob)
  pause({ minutes }: z.infer<typeof Pause>, { user, stream, action }: ResourceContext) {
    return { paused: `${user.id} ${minutes} ${stream} ${action}` };
  }

  @RpcMethod('agents.busy')
  busy(): never {
    throw new ResourceException(409, ['The agent is in a call.']);
  }

  @RpcMethod('agents.crash')
  crash(): never {
    throw new Error('secret of the house');
  }

  @RpcMethod('agents.circle')
  circle(): unknown {
    const circle: Record<string, unknown> = {};
    return Object.assign(circle, { circle });
  }

  @RpcMethod('agents.nothing')
  nothing(): void {}

  @RpcMethod('agents.wrong', { output: z.object({ count: z.number() }) })
  wrong() {
    return { count: 'many' } as never;
  }
}

@Controller('hours')
class HoursController {
  @Get()
  @RpcMethod('hours')
  hours(): object {
    return { open: true };
  }
}

@ResourceBinding({ stream: 'questions', schema: Question })
class VotesBinding extends ModelBinding<Question> {
  constructor(private readonly questions: QuestionsStore) {
    super(questions);
  }

  @DetailAction({ input: z.object({ by: z.number() }) })
  async vote(pk: string, { by }: { by: number }) {
    const question = await this.questions.retrieve(pk);
    return this.questions.patch(pk, { votes: (question?.votes ?? 0) + by });
  }
}

const PROVIDERS = [AgentsService, QuestionsStore, VotesBinding];
const APPLICATION = { providers: PROVIDERS, controllers: [HoursController] };

/** Sends frames one after another, and gives their answers as they came. */
async function answers(ws: GatewaySocket, ...frames: unknown[]): Promise<unknown[]> {
  for (const frame of frames) ws.send(frame);
  return [...(await ws.heard(frames.length))];
}

describe('a call', () => {
  it('is answered as the protocol says, with the id, the method and the result', async () => {
    const { url } = await startGateway(APPLICATION);
    const ws = await GatewaySocket.open(url, 'ada');
    const [answer] = await answers(ws, { id: 'abc', method: 'agents.pause', payload: { minutes: 5 } });
    expect(JSON.stringify(answer)).toBe(
      '{"id":"abc","method":"agents.pause","result":{"paused":"ada 5 rpc agents.pause"}}',
    );
  });

  it.each([
    ['a controller', { id: 1, method: 'hours' }, { id: 1, method: 'hours', result: { open: true } }],
    ['ping', { id: 'p', method: 'ping' }, { id: 'p', method: 'ping', result: { pong: true } }],
    [
      'server_info',
      { id: 's', method: 'server_info', payload: {} },
      { id: 's', method: 'server_info', result: { connections: 1, channels: 0 } },
    ],
    ['nothing to say', { id: 'n', method: 'agents.nothing' }, { id: 'n', method: 'agents.nothing', result: null }],
    [
      'an action of a resource',
      { id: 'v', method: 'questions.vote', payload: { pk: '1', by: 2 } },
      { id: 'v', method: 'questions.vote', result: { id: '1', question_text: 'Which?', votes: 2 } },
    ],
    [
      'an object that is not there',
      { id: 'v', method: 'questions.vote', payload: { pk: '9', by: 2 } },
      { id: 'v', method: 'questions.vote', error: { message: 'Not found.' } },
    ],
    [
      'no method of that name',
      { id: 'abc', method: 'x' },
      {
        id: 'abc',
        method: 'x',
        error: { message: 'Invalid RPC parameters', errors: { method: 'x method not available' } },
      },
    ],
    [
      'the name of a method of every object',
      { id: 'abc', method: 'constructor' },
      {
        id: 'abc',
        method: 'constructor',
        error: { message: 'Invalid RPC parameters', errors: { method: 'constructor method not available' } },
      },
    ],
    [
      'no id',
      { method: 'ping' },
      { method: 'ping', error: { message: 'Invalid RPC parameters', errors: { id: 'required' } } },
    ],
    [
      'no method',
      { id: 'abc' },
      { id: 'abc', error: { message: 'Invalid RPC parameters', errors: { method: 'required' } } },
    ],
    [
      'a payload that is no object',
      { id: 'abc', method: 'ping', payload: [] },
      {
        id: 'abc',
        method: 'ping',
        error: { message: 'Invalid RPC parameters', errors: { payload: 'JSON object expected' } },
      },
    ],
    [
      'a payload that does not fit',
      { id: 'abc', method: 'agents.pause', payload: { minutes: 'five' } },
      {
        id: 'abc',
        method: 'agents.pause',
        error: { message: 'Invalid RPC parameters', errors: { minutes: expect.any(String) } },
      },
    ],
    [
      'a failure that has words',
      { id: 'abc', method: 'agents.busy' },
      { id: 'abc', method: 'agents.busy', error: { message: 'The agent is in a call.' } },
    ],
    [
      'a failure that nobody knows',
      { id: 'abc', method: 'agents.crash' },
      { id: 'abc', method: 'agents.crash', error: { message: 'Internal error' } },
    ],
    [
      'a result that does not fit',
      { id: 'abc', method: 'agents.wrong' },
      { id: 'abc', method: 'agents.wrong', error: { message: 'Internal error' } },
    ],
    [
      'a result that no JSON can say',
      { id: 'abc', method: 'agents.circle' },
      { id: 'abc', method: 'agents.circle', error: { message: 'JSON object expected' } },
    ],
  ])('to %s has one answer, and the socket lives', async (_, frame, answer) => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    onTestFinished(() => logged.mockRestore());
    const { app, url } = await startGateway(APPLICATION);
    await app.get(QuestionsStore).create({ id: '1', question_text: 'Which?', votes: 0 });
    const ws = await GatewaySocket.open(url, 'ada');
    expect(await answers(ws, frame, { id: 'last', method: 'ping' })).toEqual(
      expect.arrayContaining([answer, { id: 'last', method: 'ping', result: { pong: true } }]),
    );
    expect(JSON.stringify(ws.frames)).not.toContain('secret');
  });

  it('is for those whom `can` permits, and whom its guards let through, and is audited', async () => {
    const asked: string[] = [];
    const audited: AuditEntry[] = [];
    const can = ({ id }: ResourceUser, stream: string, action: string): boolean => {
      asked.push(`${id} ${stream} ${action}`);
      return id !== 'ada';
    };
    const options = { can, audit: (entry: AuditEntry) => void audited.push(entry) };
    const { url } = await startGateway({ ...APPLICATION, options });
    for (const user of ['ada', 'bob', 'root']) {
      const ws = await GatewaySocket.open(url, user);
      ws.send({ id: user, method: 'agents.pause', payload: { minutes: 1 } });
      await ws.heard(1);
      const denied = { id: user, method: 'agents.pause', error: { message: expect.any(String) } };
      if (user !== 'root') expect(ws.frames).toEqual([denied]);
      else expect(ws.frames).toMatchObject([{ result: { paused: 'root 1 rpc agents.pause' } }]);
    }
    expect(asked).toEqual(['ada', 'bob', 'root'].map((id) => `${id} rpc agents.pause`));
    expect(audited.map(({ user, action, status }) => `${user.id} ${action} ${status}`)).toEqual([
      'ada agents.pause 403',
      'bob agents.pause 403',
      'root agents.pause 200',
    ]);
    const ada = await GatewaySocket.open(url, 'ada');
    expect(await answers(ada, { id: 1, method: 'server_info' })).toEqual([
      { id: 1, method: 'server_info', error: { message: 'Permission Denied' } },
    ]);
  });

  it('beyond the limits is refused, in its own words', async () => {
    const { url } = await startGateway({ ...APPLICATION, options: { limits: { burst: 1, framesPerSecond: 0.001 } } });
    const ws = await GatewaySocket.open(url, 'ada');
    const [first, second] = [1, 2].map((id) => ({ id, method: 'ping' }));
    const heard = await answers(ws, first, second);
    expect(heard).toHaveLength(2);
    expect(heard).toContainEqual({ ...first, result: { pong: true } });
    expect(heard).toContainEqual({ ...second, error: { message: 'Too many requests' } });
  });
});
