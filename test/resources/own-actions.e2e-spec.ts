import {
  ListAction,
  ModelBinding,
  ResourceBinding,
  type ResourceContext,
  type ResourceUser,
} from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Question, QuestionsStore } from './support/questions.js';
import { startResources } from './support/started-resources.js';

const as = (role: string): { user: ResourceUser } => ({ user: { id: 'ada', role } });

/** Actions that do not say what they answer. */
class Figures {
  readonly votes = 3;
  toJSON(): this {
    return this;
  }
}

@ResourceBinding({
  stream: 'questions',
  schema: Question,
  presenters: { agent: ['question_text'], supervisor: '*' },
})
class SpokenBinding extends ModelBinding<Question> {
  constructor(store: QuestionsStore) {
    super(store);
  }

  @ListAction()
  async best(): Promise<unknown> {
    return this.store.retrieve('1');
  }

  @ListAction()
  async all(): Promise<unknown> {
    return [await this.best()];
  }

  @ListAction()
  async report(): Promise<unknown> {
    return { count: 1, at: new Date(0), best: { question: await this.best(), why: ['votes'] } };
  }

  @ListAction()
  async written(): Promise<unknown> {
    const row = await this.best();
    return { toJSON: () => row };
  }

  @ListAction()
  itself(): unknown {
    return new Figures();
  }

  @ListAction()
  figures(): unknown {
    return { votes: 3 };
  }

  @ListAction()
  nothing(): unknown {
    return undefined;
  }

  @ListAction({ presented: true })
  async presents(_input: unknown, context: ResourceContext): Promise<unknown> {
    return { ...context.presented('questions', (await this.best()) as object), votes: 'hidden' };
  }

  @ListAction({ result: z.object({ id: z.string(), rank: z.number() }) })
  described(): { readonly id: string; readonly rank: number } {
    return { id: '1', rank: 1 };
  }
}

describe('a presenter sees to an action that does not say what it answers', () => {
  const start = () => startResources([QuestionsStore, SpokenBinding]);
  const data = { question_text: 'Which?', votes: 3 };
  const seen = { id: '1', question_text: 'Which?' };
  const at = new Date(0);

  it.each([
    ['a row', 'best', seen],
    ['a list of rows', 'all', [seen]],
    ['rows in an answer of its own', 'report', { count: 1, at: at.toJSON(), best: { question: seen, why: ['votes'] } }],
    ['a row that writes itself', 'written', seen],
    ['what writes itself as it is', 'itself', { votes: 3 }],
    ['what is no row', 'figures', { votes: 3 }],
    ['nothing', 'nothing', null],
  ])('%s', async (_what, action, expected) => {
    const { run } = await start();
    await run('questions', 'create', { data, ...as('supervisor') });
    expect(await run('questions', action, as('agent'))).toMatchObject({ status: 200 });
    expect((await run('questions', action, as('agent'))).data).toEqual(expected);
    const whole = JSON.stringify((await run('questions', action, as('supervisor'))).data);
    expect(whole.includes('"votes":3')).toBe(action !== 'nothing');
  });

  it('but for one that has seen to it, and one that says what it answers', async () => {
    const { run } = await start();
    await run('questions', 'create', { data, ...as('supervisor') });
    expect((await run('questions', 'presents', as('agent'))).data).toEqual({ ...seen, votes: 'hidden' });
    expect((await run('questions', 'described', as('agent'))).data).toEqual({ id: '1', rank: 1 });
  });
});
