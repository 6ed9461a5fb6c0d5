// A gateway as a program of its own, on the package as it is published. Told what to do by its environment; says its port.
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RedisBroker } from 'nestjs-ari/cluster';
import { AriGatewayModule, RpcMethod } from 'nestjs-ari/gateway';
import { MemoryStore, ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { z } from 'zod';

const Question = z.object({ id: z.string(), question_text: z.string().min(1), votes: z.number().int().default(0) });

class QuestionsBinding extends ModelBinding {
  constructor() {
    super(new MemoryStore());
  }
}
ResourceBinding({ stream: 'questions', schema: Question, keyFrom: 'client' })(QuestionsBinding);

class Memory {
  heap() {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return { bytes: heapUsed + external };
  }
}
RpcMethod('heap')(Memory.prototype, 'heap', Object.getOwnPropertyDescriptor(Memory.prototype, 'heap'));

class App {}
Module({
  imports: [
    AriGatewayModule.forRoot({
      authenticate: ({ token }) => (token === undefined ? undefined : { id: token }),
      can: () => true,
      broker: new RedisBroker({ url: process.env.REDIS, prefix: process.env.PREFIX }),
      limits: { framesPerSecond: 1e9, burst: 1e9, inFlight: 1e6 },
    }),
  ],
  providers: [QuestionsBinding, Memory],
})(App);

const app = await NestFactory.create(App, { logger: false, forceCloseConnections: true });
await app.listen(0, '127.0.0.1');
console.log(app.getHttpServer().address().port);
