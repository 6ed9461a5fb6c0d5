import { Logger, NotFoundException } from '@nestjs/common';
import {
  DetailAction,
  ListAction,
  ModelBinding,
  ResourceBinding,
  ResourceContext,
  ResourceException,
} from 'nestjs-ari/resources';
import { of } from 'rxjs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { Question, QuestionsStore } from './support/questions.js';
import { ANYBODY, startResources } from './support/started-resources.js';

const Vote = z.object({ weight: z.coerce.number().int().positive() });

@ResourceBinding({ stream: 'questions', schema: Question })
class VotedBinding extends ModelBinding<Question> {
  constructor(store: QuestionsStore) {
    super(store);
  }

  @DetailAction({ input: Vote, result: Question })
  async vote(pk: string, { weight }: z.infer<typeof Vote>, { object }: ResourceContext): Promise<Question> {
    return (await this.store.patch(pk, { votes: (object as Question).votes + weight })) as Question;
  }
}

/** Has nothing but actions of its own. */
@ResourceBinding({ stream: 'dialer' })
class DialerBinding {
  @ListAction({ name: 'call', input: z.object({ to: z.string() }), result: z.object({ dialled: z.string() }) })
  dial({ to }: { to: string }, { user, door, requestId }: ResourceContext): { dialled: string } {
    return { dialled: [user.id, door, requestId, to].join(' ') };
  }

  @DetailAction()
  pause(pk: string, input: unknown): unknown {
    return of({ first: true }, { pk, input });
  }

  @ListAction()
  nothing(): void {}

  @ListAction({ result: z.object({ free: z.number() }) })
  lie(): { free: number } {
    return { free: 'none' as never };
  }

  @ListAction()
  crash(): never {
    throw new Error('secret of the house');
  }

  @ListAction()
  refuse(): never {
    throw new ResourceException(409, ['Busy.', { to: ['is busy'] }]);
  }

  @ListAction()
  refuseAsNest(): never {
    throw new NotFoundException('No line.');
  }
}

describe('an action of a binding', () => {
  it('gets the key, the input as its schema made it, and the object', async () => {
    const { run } = await startResources([QuestionsStore, VotedBinding]);
    await run('questions', 'create', { data: { question_text: 'Which?' } });
    await run('questions', 'vote', { pk: 1, data: { weight: '2' } });
    expect(await run('questions', 'vote', { pk: '1', data: { weight: 3 } })).toMatchObject({
      status: 200,
      data: { id: '1', votes: 5 },
    });
    expect(await run('questions', 'vote', { pk: '1' })).toMatchObject({
      status: 422,
      errors: [{ weight: [expect.any(String)] }],
    });
    expect(await run('questions', 'vote', { pk: '2', data: { weight: 1 } })).toMatchObject({ status: 404 });
    expect(await run('questions', 'vote', { data: { weight: 1 } })).toMatchObject({ status: 400 });
  });

  it('stands in a plain class too, and learns who asks', async () => {
    const { run } = await startResources([DialerBinding]);
    const dialled = 'ada test 7 100';
    expect(await run('dialer', 'call', { data: { to: '100' }, requestId: 7 })).toEqual({
      status: 200,
      data: { dialled },
      errors: [],
    });
    expect(await run('dialer', 'dial', { data: { to: '100' } })).toMatchObject({ status: 405 });
    expect(await run('dialer', 'list')).toMatchObject({ status: 405 });
    expect(await run('dialer', 'pause', { pk: 'a/b', data: [1] })).toMatchObject({ data: { pk: 'a/b', input: [1] } });
    expect(await run('dialer', 'nothing')).toEqual({ status: 200, data: null, errors: [] });
  });

  it('answers with its own errors, and with nothing of an unknown one, which is logged', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    onTestFinished(() => logged.mockRestore());
    const { run } = await startResources([DialerBinding]);
    expect(await run('dialer', 'refuse')).toEqual({ status: 409, data: null, errors: ['Busy.', { to: ['is busy'] }] });
    expect(await run('dialer', 'refuseAsNest')).toEqual({ status: 404, data: null, errors: ['No line.'] });
    for (const action of ['crash', 'lie']) {
      expect(await run('dialer', action)).toEqual({ status: 500, data: null, errors: ['Internal error'] });
      expect(logged).toHaveBeenLastCalledWith(`dialer.${action} failed`, expect.any(String));
    }
  });

  it('has errors of other systems translated', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    onTestFinished(() => logged.mockRestore());
    const translate = (error: unknown): ResourceException | undefined =>
      error instanceof Error && error.message.startsWith('secret') ? new ResourceException(502) : undefined;
    const { run } = await startResources([DialerBinding], { errorTranslators: [translate] });
    expect(await run('dialer', 'crash')).toEqual({ status: 502, data: null, errors: ['Refused by Asterisk'] });
    expect(await run('dialer', 'lie')).toMatchObject({ status: 500 });
  });

  it('is told to the audit function, as every write is, with what came of it', async () => {
    const entries: unknown[] = [];
    const { run } = await startResources([QuestionsStore, VotedBinding], { audit: (entry) => entries.push(entry) });
    await run('questions', 'create', { data: { question_text: 'Which?' } });
    await run('questions', 'list');
    await run('questions', 'retrieve', { pk: 1 });
    await run('questions', 'vote', { pk: 1, data: { weight: 0 } });
    await run('questions', 'delete', { pk: 1 });
    await run('questions', 'delete', { pk: 1, user: undefined });
    const entry = { user: ANYBODY, stream: 'questions', pk: '1', at: expect.any(Date) };
    expect(entries).toEqual([
      { ...entry, action: 'create', status: 201 },
      { ...entry, action: 'vote', status: 422 },
      { ...entry, action: 'delete', status: 200 },
    ]);
  });
});
