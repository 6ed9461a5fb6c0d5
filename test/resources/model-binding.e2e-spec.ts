import { describe, expect, it } from 'vitest';
import { QUESTIONS, type Question } from './support/questions.js';
import { startResources } from './support/started-resources.js';

const BODY = { question_text: 'What is your favorite python package?' };

describe('a binding with a store', () => {
  it('creates, retrieves, updates, patches, lists and deletes', async () => {
    const { run } = await startResources(QUESTIONS);
    const object = { id: '1', votes: 0, ...BODY };
    expect(await run('questions', 'create', { data: BODY })).toEqual({ status: 201, data: object, errors: [] });
    expect(await run('questions', 'retrieve', { pk: 1 })).toEqual({ status: 200, data: object, errors: [] });
    const updated = { id: '1', question_text: 'Which?', votes: 3 };
    expect(await run('questions', 'update', { pk: '1', data: { question_text: 'Which?', votes: 3 } })).toMatchObject({
      status: 200,
      data: updated,
    });
    expect(await run('questions', 'patch', { pk: '1', data: { votes: 4 } })).toMatchObject({
      data: { ...updated, votes: 4 },
    });
    expect(await run('questions', 'list')).toMatchObject({ status: 200, data: [{ ...updated, votes: 4 }] });
    expect(await run('questions', 'delete', { pk: '1' })).toEqual({ status: 200, data: {}, errors: [] });
    const gone = { status: 404, data: null, errors: ['Not found.'] };
    for (const action of ['retrieve', 'delete', 'patch', 'update']) {
      expect(await run('questions', action, { pk: '1', data: BODY })).toEqual(gone);
    }
  });

  it('answers what does not fit the schema with messages by field', async () => {
    const { run } = await startResources(QUESTIONS);
    const created = await run('questions', 'create', { data: { question_text: '', votes: 'many' } });
    expect(created).toMatchObject({ status: 422, data: null });
    expect(created.errors).toEqual([{ question_text: [expect.any(String)], votes: [expect.any(String)] }]);
    const { data } = await run('questions', 'create', { data: BODY });
    const pk = (data as Question).id;
    expect(await run('questions', 'update', { pk, data: {} })).toMatchObject({
      status: 422,
      errors: [{ question_text: [expect.any(String)] }],
    });
    expect(await run('questions', 'patch', { pk, data: { votes: 0.5 } })).toMatchObject({ status: 422 });
    expect(await run('questions', 'retrieve', { pk })).toMatchObject({ data: { votes: 0, ...BODY } });
  });

  it('lets nobody choose or change a key', async () => {
    const { run } = await startResources(QUESTIONS);
    const chosen = { status: 422, errors: [{ id: ['is chosen by the server'] }] };
    expect(await run('questions', 'create', { data: { id: '7', ...BODY } })).toMatchObject(chosen);
    await run('questions', 'create', { data: BODY });
    for (const action of ['update', 'patch']) {
      const changed = { status: 422, errors: [{ id: ['cannot be changed'] }] };
      expect(await run('questions', action, { pk: '1', data: { id: '2', ...BODY } })).toMatchObject(changed);
      expect(await run('questions', action, { pk: '1', data: { id: '1', ...BODY } })).toMatchObject({ status: 200 });
    }
  });

  it.each(['create', 'update', 'patch'])('refuses to %s by way of a prototype', async (action) => {
    const { run } = await startResources(QUESTIONS);
    await run('questions', 'create', { data: BODY });
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const data: unknown = JSON.parse(`{"question_text":"x","deep":[{"${name}":{"admin":true}}]}`);
      const answer = await run('questions', action, { pk: '1', data });
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.errors)).toContain(name);
    }
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('refuses data that is no object, or nested without end', async () => {
    const { run } = await startResources(QUESTIONS);
    for (const data of ['x', 7, ['x']]) {
      expect(await run('questions', 'create', { data })).toMatchObject({ status: 400 });
      expect(await run('questions', 'list', { data })).toMatchObject({ status: 400 });
    }
    const data: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
    expect(await run('questions', 'create', { data: { question_text: data } })).toMatchObject({ status: 400 });
  });

  it('names a stream, an action and a key that are not there', async () => {
    const { run } = await startResources(QUESTIONS);
    expect(await run('answers', 'list')).toEqual({
      status: 404,
      data: null,
      errors: ['There is no stream "answers".'],
    });
    expect(await run('questions', 'vote')).toMatchObject({ status: 405 });
    expect(await run('questions', 'toString')).toMatchObject({ status: 405 });
    expect(await run('questions', 'retrieve')).toMatchObject({ status: 400, errors: [{ pk: ['is required'] }] });
  });
});
