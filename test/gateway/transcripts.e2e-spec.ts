import { describe, expect, it } from 'vitest';
import { QuestionsStore } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

describe('the messages of the resource API that this one follows', () => {
  it('create is answered as it stands there, but for 201', async () => {
    const { url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    ws.send({
      stream: 'questions',
      payload: {
        action: 'create',
        data: { question_text: 'What is your favorite python package?' },
        request_id: 'some-guid',
      },
    });
    const [answer] = await ws.heard(1);
    expect(answer).toEqual({
      stream: 'questions',
      payload: {
        action: 'create',
        data: { id: '1', question_text: 'What is your favorite python package?', votes: 0 },
        errors: [],
        response_status: 201,
        request_id: 'some-guid',
      },
    });
    expect(Object.keys(answer?.payload ?? {})).toEqual(['action', 'data', 'errors', 'response_status', 'request_id']);
  });

  it('a request without an id is answered with null for it', async () => {
    const { url } = await startGateway();
    const ws = await GatewaySocket.open(url, 'ada');
    ws.send({
      stream: 'users',
      payload: { action: 'create', data: { email: 'test@example.com', password: 'password' } },
    });
    const [answer] = await ws.heard(1);
    expect(answer).toEqual({
      stream: 'users',
      payload: {
        action: 'create',
        data: null,
        errors: ['There is no stream "users".'],
        response_status: 404,
        request_id: null,
      },
    });
  });

  it('both subscriptions are accepted as they stand there, and push four keys and what came later', async () => {
    const { app, url } = await startGateway();
    const store = app.get(QuestionsStore);
    for (const id of ['1', '2']) await store.create({ id, question_text: 'Which?', votes: 0 });
    const any = await GatewaySocket.open(url, 'ada');
    const one = await GatewaySocket.open(url, 'ada');
    any.send({ stream: 'questions', payload: { action: 'subscribe', data: { action: 'update' } } });
    one.send({ stream: 'questions', payload: { action: 'subscribe', data: { action: 'update', pk: '1' } } });
    for (const ws of [any, one]) {
      expect(await ws.answer(null)).toEqual({
        action: 'subscribe',
        data: { action: 'update', epoch: expect.any(String), seq: 0 },
        errors: [],
        response_status: 200,
        request_id: null,
      });
    }
    await store.patch('2', { votes: 1 });
    await store.patch('1', { votes: 1 });
    await any.heard(3);
    await one.heard(2);
    expect(any.pushes.map(({ pk }) => pk)).toEqual(['2', '1']);
    expect(one.frames.at(-1)).toEqual({
      stream: 'questions',
      payload: {
        action: 'update',
        data: { id: '1', question_text: 'Which?', votes: 1 },
        model: 'polls.question',
        pk: '1',
        epoch: expect.any(String),
        seq: 2,
        ts: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        request_id: null,
      },
    });
  });
});
