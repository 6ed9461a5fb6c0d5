import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { AddressInfo } from 'node:net';
import { loadGateway, loadResources } from '../run/library.js';

/** An object of the stream that is subscribed to. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly votes: number;
}

/** An application with a gateway and one stream. */
export interface QuestionsGateway {
  readonly url: string;
  readonly put: (question: Question) => Promise<void>;
  readonly close: () => Promise<void>;
}

const MANY = 100_000;

export async function questionsGateway(): Promise<QuestionsGateway> {
  const { MemoryStore, ModelBinding, ResourceBinding } = await loadResources();
  const { AriGatewayModule } = await loadGateway();

  const store = new MemoryStore<Question>();
  const schema: StandardSchemaV1<Question, Question> = {
    '~standard': { version: 1, vendor: 'bench', validate: (value) => ({ value: value as Question }) },
  };

  @ResourceBinding({ stream: 'questions', schema, filterable: ['votes'] })
  class QuestionsBinding extends ModelBinding<Question> {
    constructor() {
      super(store);
    }
  }

  const limits = {
    socketsPerUser: MANY,
    bufferedBytes: 1_000_000_000,
    subscriptions: MANY,
    framesPerSecond: MANY,
    burst: MANY,
  };
  @Module({
    imports: [AriGatewayModule.forRoot({ authenticate: () => ({ id: 'bench' }), can: () => true, limits })],
    providers: [QuestionsBinding],
  })
  class QuestionsModule {}

  const app = await NestFactory.create(QuestionsModule, { logger: false, forceCloseConnections: true });
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const put = async (question: Question): Promise<void> => {
    await ((await store.update(question.id, question)) ?? store.create(question));
  };
  return { url: `ws://127.0.0.1:${port}/ari-gateway`, put, close: () => app.close() };
}

/** The frame that subscribes to the updates of all objects, or of one. */
export function subscribeFrame(pk?: string): string {
  return JSON.stringify({
    stream: 'questions',
    payload: { action: 'subscribe', pk, data: { action: 'update' }, request_id: pk ?? 1 },
  });
}

/** The frame that subscribes to what is created. */
export function subscribeToNewFrame(): string {
  return JSON.stringify({
    stream: 'questions',
    payload: { action: 'subscribe', data: { action: 'create' }, request_id: 'new' },
  });
}

export const questionOf = (id: string, votes: number): Question => ({ id, text: `What of ${id}? `.repeat(10), votes });
