import { Injectable, Scope, UseGuards, type CanActivate, type Provider } from '@nestjs/common';
import { AriResourcesModule, ListAction, ModelBinding, ReadOnlyBinding, ResourceBinding } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Question, QUESTIONS, QuestionsStore } from './support/questions.js';
import { startResources } from './support/started-resources.js';

@Injectable({ scope: Scope.REQUEST })
class EachTime {}

@Injectable()
class Never implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

function binding(options: object): Provider {
  @ResourceBinding({ stream: 'broken', schema: Question, ...options })
  class BrokenBinding extends ModelBinding<Question> {
    constructor(store: QuestionsStore) {
      super(store);
    }
  }
  return BrokenBinding;
}

@ResourceBinding({ stream: 'scoped' })
class ScopedBinding {
  constructor(readonly eachTime: EachTime) {}
}

@ResourceBinding({ stream: 'twice' })
class TwiceBinding {
  @ListAction({ name: 'ring' })
  first(): void {}

  @ListAction({ name: 'ring' })
  second(): void {}
}

@ResourceBinding({ stream: 'taken' })
class TakenBinding {
  @ListAction()
  subscribe(): void {}
}

@ResourceBinding({ stream: 'guarded' })
class GuardedBinding {
  @UseGuards(Never)
  @ListAction()
  ring(): void {}
}

describe('an application does not start', () => {
  it.each([
    ['two bindings of one stream', [...QUESTIONS, binding({ stream: 'questions' })], /BrokenBinding.*QuestionsBinding/],
    ['a stream that is called as calls are', [QuestionsStore, binding({ stream: 'rpc' })], /"rpc".*can/],
    ['a stream that is called as channels are', [QuestionsStore, binding({ stream: 'pubsub' })], /"pubsub".*can/],
    ['a field that is not in the schema', [QuestionsStore, binding({ filterable: ['votess'] })], /votess.*votes/],
    ['a key that is not in the schema', [QuestionsStore, binding({ key: 'uuid' })], /"uuid".*"key"/],
    ['a field that a query takes for something else', [QuestionsStore, binding({ orderable: ['limit'] })], /"limit"/],
    ['pages that cannot be', [QuestionsStore, binding({ pageSize: 9, maxPageSize: 3 })], /pageSize.*9.*3/],
    ['a store without a schema', [QuestionsStore, binding({ schema: undefined })], /no "schema"/],
    ['no name for the stream', [QuestionsStore, binding({ stream: '' })], /empty "stream"/],
    ['a request-scoped binding', [EachTime, ScopedBinding], /ScopedBinding is request-scoped/],
    ['two actions of one name', [TwiceBinding], /"ring", first\(\) and second\(\)/],
    ['an action that every stream has', [TakenBinding], /"subscribe"/],
    [
      'a binding whose guards Nest would leave out',
      [{ provide: 'elsewhere', useFactory: () => new GuardedBinding() }],
      /GuardedBinding is made by a factory/,
    ],
  ])('with %s', async (_, providers: Provider[], message) => {
    await expect(startResources(providers)).rejects.toThrow(message);
  });

  it('without anybody who says who may do what', async () => {
    await expect(startResources([], { can: undefined })).rejects.toThrow(/AriResourcesModule needs "can"/);
    expect(() => AriResourcesModule.forRoot({ can: () => true })).not.toThrow();
  });

  it('with a presenter of no stream', async () => {
    const presenters = { question: { '*': [] } };
    await expect(startResources(QUESTIONS, { presenters })).rejects.toThrow(/"presenters" of "question".*questions/);
  });

  it('with pages that cannot be', async () => {
    await expect(startResources([], { pageSize: 101 })).rejects.toThrow(/"pageSize" of 101/);
  });
});

describe('a binding under another token', () => {
  it('keeps its guards', async () => {
    const { run } = await startResources([{ provide: 'elsewhere', useClass: GuardedBinding }]);
    expect(await run('guarded', 'ring')).toMatchObject({ status: 403 });
  });
});

describe('a binding that only reads', () => {
  it('has no actions that write', async () => {
    @ResourceBinding({ stream: 'trunks', schema: z.object({ id: z.string() }) })
    class TrunksBinding extends ReadOnlyBinding<{ id: string }> {
      constructor(store: QuestionsStore) {
        super(store);
      }
    }
    const { run, get } = await startResources([QuestionsStore, TrunksBinding]);
    await get(QuestionsStore).create({ id: 'a', question_text: 'x', votes: 0 });
    expect(await run('trunks', 'list')).toMatchObject({ status: 200, data: [{ id: 'a' }] });
    expect(await run('trunks', 'retrieve', { pk: 'a' })).toMatchObject({ status: 200 });
    for (const action of ['create', 'update', 'patch', 'delete']) {
      expect(await run('trunks', action, { pk: 'a', data: {} })).toMatchObject({ status: 405 });
    }
  });
});
