import type { CommandAnswer } from 'nestjs-ari/resources';
import { beforeEach, describe, expect, it } from 'vitest';
import { QUESTIONS } from './support/questions.js';
import { startResources, type StartedResources } from './support/started-resources.js';

const TEXTS = ['Apples?', 'Bananas?', 'Cherries?', 'Dates and apples?'];

describe('the query of a list', () => {
  let run: StartedResources['run'];
  beforeEach(async () => {
    ({ run } = await startResources(QUESTIONS));
    for (const [votes, question_text] of TEXTS.entries()) {
      await run('questions', 'create', { data: { question_text, votes, ...(votes > 1 && { tenant: 'acme' }) } });
    }
  });

  const list = (data: unknown): Promise<CommandAnswer> => run('questions', 'list', { data });
  const votes = async (data: unknown): Promise<unknown> => {
    const answer = await list(data);
    expect(answer.status, JSON.stringify(answer.errors)).toBe(200);
    return (answer.data as { votes: number }[]).map((one) => one.votes);
  };

  it.each([
    [{ votes: 2 }, [2]],
    [{ votes: '2' }, [2]],
    [{ votes: [0, 2, '3'] }, [0, 2, 3]],
    [{ 'votes:ne': [0, 2] }, [1, 3]],
    [{ 'votes:lt': 2 }, [0, 1]],
    [{ 'votes:le': 2 }, [0, 1, 2]],
    [{ 'votes:gt': 2 }, [3]],
    [{ 'votes:ge': '2', question_text: 'Cherries?' }, [2]],
    [{ 'question_text:gt': 'B' }, [1, 2, 3]],
    [{ tenant: null }, [0, 1]],
    [{ 'tenant:ne': null }, [2, 3]],
    [{ votes: 'many' }, []],
    [{ votes: '' }, []],
    [{ search: 'APPLES' }, [0, 3]],
    [{ order_by: '-votes' }, [3, 2, 1, 0]],
    [{ order_by: ['question_text'], limit: 2 }, [0, 1]],
    [{ order_by: '-votes', limit: '2', offset: '1' }, [2, 1]],
    [{ offset: 9 }, []],
  ])('%j finds %j', async (query, expected) => {
    expect(await votes(query)).toEqual(expected);
  });

  it('puts objects without a value first, and equals in the order of arrival', async () => {
    await run('questions', 'create', { data: { question_text: 'Figs?', votes: 0 } });
    const { data } = await list({ order_by: 'votes', limit: 3 });
    expect((data as { id: string }[]).map(({ id }) => id)).toEqual(['1', '5', '2']);
  });

  it.each([
    [{ id: '1' }, 'id', /question_text, votes, tenant/],
    [{ __typo: 1 }, '__typo', /no field to filter by/],
    [{ 'votes:like': 1 }, 'votes:like', /eq, ne, lt, le, gt, ge/],
    [{ votes: { gt: 1 } }, 'votes', /compared/],
    [{ votes: [] }, 'votes', /1 to 100 values/],
    [{ order_by: 'tenant' }, 'order_by', /"tenant".*votes, question_text/],
    [{ order_by: 'votes,-votes' }, 'order_by', /twice/],
    [{ limit: 0 }, 'limit', /1 to 100/],
    [{ limit: 101 }, 'limit', /1 to 100/],
    [{ limit: 1.5 }, 'limit', /whole number/],
    [{ offset: -1 }, 'offset', /whole number/],
    [{ offset: 1, cursor: null }, 'cursor', /instead of an offset/],
    [{ search: 7 }, 'search', /string/],
    [{ count: 'perhaps' }, 'count', /true or false/],
  ])('%j is refused, and %s is named', async (query, key, message) => {
    const answer = await list(query);
    expect(answer).toMatchObject({ status: 400, data: null });
    expect(answer.errors).toEqual([{ [key]: [expect.stringMatching(message)] }]);
  });

  it('counts what is on all pages where that is asked for', async () => {
    const { data } = await list({ 'votes:gt': 0, limit: 1, count: true });
    expect(data).toEqual({ results: [expect.objectContaining({ votes: 1 })], count: 3 });
  });
});

describe('a page', () => {
  it('holds 25 objects by default, 100 at most, and other numbers where they are set', async () => {
    const size = async (options: object, data: object = {}): Promise<unknown> => {
      const { run } = await startResources(QUESTIONS, options);
      for (let index = 0; index < 101; index += 1) {
        await run('questions', 'create', { data: { question_text: `${index}` } });
      }
      const answer = await run('questions', 'list', { data });
      return answer.status === 200 ? (answer.data as unknown[]).length : answer.status;
    };
    expect(await size({})).toBe(25);
    expect(await size({}, { limit: 100 })).toBe(100);
    expect(await size({}, { limit: 101 })).toBe(400);
    expect(await size({ pageSize: 3, maxPageSize: 4 })).toBe(3);
    expect(await size({ pageSize: 3, maxPageSize: 4 }, { limit: 5 })).toBe(400);
    expect(await size({ maxPageSize: 500 }, { limit: 500 })).toBe(101);
  });
});
