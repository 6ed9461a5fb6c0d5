import type { CommandAnswer } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { QUESTIONS, QuestionsStore, type Question } from './support/questions.js';
import { startResources, type StartedResources } from './support/started-resources.js';

interface Page {
  readonly results: readonly Question[];
  readonly next: string | null;
}

async function started(options: object = {}): Promise<StartedResources> {
  const resources = await startResources(QUESTIONS, options);
  for (let index = 0; index < 10; index += 1) {
    await resources.run('questions', 'create', { data: { question_text: `Question ${index}`, votes: index % 3 } });
  }
  return resources;
}

const QUERY = { order_by: '-votes', limit: 3 };

describe('pages behind a cursor', () => {
  it('show every object once, in the order of the query, while others come and go', async () => {
    const { run, get } = await started();
    const store = get(QuestionsStore);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer: CommandAnswer = await run('questions', 'list', { data: { ...QUERY, cursor } });
      const { results, next } = answer.data as Page;
      seen.push(...results.map(({ id }) => id));
      // Gone is the object that the cursor points at; a new one belongs to a page that has been shown.
      const last = results.at(-1);
      if (last !== undefined) await store.delete(last.id);
      await store.create({ id: `new ${seen.length}`, question_text: 'New', votes: 9 });
      cursor = next;
    } while (cursor !== null);
    expect(seen).toEqual(['3', '6', '9', '2', '5', '8', '1', '4', '7', '10']);
  });

  it('begin with null or an empty string, and end with null', async () => {
    const { run } = await started();
    for (const cursor of [null, '']) {
      const { data } = await run('questions', 'list', { data: { cursor, limit: 10 } });
      expect(data).toMatchObject({ next: null });
      expect((data as Page).results).toHaveLength(10);
    }
  });

  it('are refused when one bit was changed, or when the query is another one', async () => {
    const { run } = await started();
    const { data } = await run('questions', 'list', { data: { ...QUERY, cursor: null } });
    const cursor = (data as Page).next ?? '';
    expect(await run('questions', 'list', { data: { ...QUERY, cursor, limit: 5 } })).toMatchObject({ status: 200 });
    const bytes = Buffer.from(cursor, 'base64url');
    const changed = [...bytes.keys()].map((index) => {
      const copy = Buffer.from(bytes);
      copy[index] = (copy[index] ?? 0) ^ 1;
      return copy.toString('base64url');
    });
    const others = [
      { ...QUERY, order_by: 'votes' },
      { ...QUERY, votes: [0, 1, 2] },
      { ...QUERY, search: 'q' },
    ];
    const wrong = [
      ...[...changed, 'x', cursor.slice(1), cursor.slice(0, -4)].map((one) => ({ ...QUERY, cursor: one })),
      ...others.map((query) => ({ ...query, cursor })),
    ];
    for (const query of wrong) {
      expect(await run('questions', 'list', { data: query })).toMatchObject({
        status: 400,
        errors: [{ cursor: [expect.any(String)] }],
      });
    }
  });

  it('tell nothing about what they hold', async () => {
    const { run } = await started();
    const cursors = await Promise.all(
      [1, 2].map(
        async () => ((await run('questions', 'list', { data: { ...QUERY, cursor: null } })).data as Page).next,
      ),
    );
    expect(cursors[0]).not.toBe(cursors[1]);
  });

  it('are good in another process with the same secret, and in none without', async () => {
    const page = async ({ run }: StartedResources, cursor: string | null): Promise<CommandAnswer> =>
      run('questions', 'list', { data: { ...QUERY, cursor } });
    const [a, b, c] = [
      await started({ cursorSecret: 'between us' }),
      await started({ cursorSecret: 'between us' }),
      await started(),
    ];
    const { next } = (await page(a, null)).data as Page;
    expect(await page(b, next)).toMatchObject({ status: 200 });
    expect(await page(c, next)).toMatchObject({ status: 400 });
  });
});
