import { Logger } from '@nestjs/common';
import { ListAction, ResourceBinding } from 'nestjs-ari/resources';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { QUESTIONS, QuestionsStore } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

@ResourceBinding({ stream: 'broken' })
class BrokenBinding {
  @ListAction()
  crash(): never {
    throw new Error('secret of the house');
  }

  @ListAction()
  circle(): unknown {
    const circle: Record<string, unknown> = {};
    return Object.assign(circle, { circle });
  }
}

const nobody = (errors: unknown, stream: string | null = null, action: string | null = null): object => ({
  stream,
  payload: { action, data: null, errors, response_status: 400, request_id: null },
});

describe('every frame has exactly one answer', () => {
  it.each([
    ['no JSON', '{"stream":', nobody(['JSON string expected'])],
    ['nothing', '', nobody(['JSON string expected'])],
    ['bytes', Buffer.from([1, 2, 3]), nobody(['JSON string expected'])],
    ['a list', '[]', nobody(['Malformed message; expected dictionary, got list'])],
    ['null', 'null', nobody(['Malformed message; expected dictionary, got null'])],
    ['a number', '7', nobody(['Malformed message; expected dictionary, got number'])],
    ['no stream', { payload: { action: 'list' } }, nobody([{ stream: ['must be a string'] }], null, 'list')],
    ['no payload', { stream: 'questions' }, nobody([{ payload: ['must be an object'] }], 'questions')],
    ['no action', { stream: 'questions', payload: {} }, nobody([{ action: ['must be a string'] }], 'questions')],
    [
      'an id that is an object',
      { stream: 'questions', payload: { action: 'list', request_id: {} } },
      nobody([{ request_id: [expect.stringContaining('256')] }], 'questions', 'list'),
    ],
    [
      'a key that is an object',
      { stream: 'questions', payload: { action: 'retrieve', pk: {} } },
      nobody([{ pk: ['must be a string or a number'] }], 'questions', 'retrieve'),
    ],
    [
      'two keys',
      { stream: 'questions', payload: { action: 'retrieve', pk: '1', data: { pk: '2' } } },
      nobody([{ pk: [expect.stringContaining('not the same')] }], 'questions', 'retrieve'),
    ],
  ])('also one with %s', async (_, frame, answer) => {
    const { url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    ws.send(frame);
    await ws.heard(1);
    expect(await ws.ask('questions', 'list')).toMatchObject({ data: [], response_status: 200 });
    expect(ws.frames).toHaveLength(2);
    expect(ws.frames[0]).toEqual(answer);
  });

  it.each([
    ['an unknown stream', 'answers', 'list', 404],
    ['an unknown action', 'questions', 'vote', 405],
    ['an action that is a name of JavaScript', 'questions', '__proto__', 405],
    ['input that does not fit', 'questions', 'create', 422],
    ['an object that is not there', 'questions', 'retrieve', 404],
  ])('also one for %s', async (_, stream, action, status) => {
    const { url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    const answer = await ws.ask(stream, action, { pk: '9', data: { question_text: '' } });
    expect(answer).toMatchObject({ action, data: null, response_status: status });
    expect(answer.errors).not.toEqual([]);
  });

  it('and one whose action throws, or answers with what no JSON can say, leaves the socket alive', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    onTestFinished(() => logged.mockRestore());
    const { url } = await startGateway({ providers: [...QUESTIONS, BrokenBinding] });
    const ws = await GatewaySocket.open(url, 'ada');
    for (const action of ['crash', 'circle']) {
      expect(await ws.ask('broken', action)).toMatchObject({
        response_status: 500,
        errors: ['Internal error'],
        data: null,
      });
    }
    expect(await ws.ask('questions', 'list')).toMatchObject({ response_status: 200 });
    expect(JSON.stringify(ws.frames)).not.toContain('secret');
  });

  it('takes the key inside the data as well as beside it', async () => {
    const { app, url } = await startGateway();
    await app.get(QuestionsStore).create({ id: '1', question_text: 'Which?', votes: 0 });
    const ws = await GatewaySocket.open(url, 'ada');
    for (const parts of [{ pk: '1' }, { pk: 1 }, { data: { pk: '1' } }, { pk: '1', data: { pk: 1 } }]) {
      expect(await ws.ask('questions', 'retrieve', parts)).toMatchObject({ response_status: 200, data: { id: '1' } });
    }
    expect(await ws.ask('questions', 'patch', { data: { pk: '1', votes: 3 } })).toMatchObject({
      data: { id: '1', votes: 3 },
    });
  });
});
