import { ModelBinding, ResourceBinding, type ResourceUser } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { Question, QUESTIONS, QuestionsStore } from './support/questions.js';
import { startResources } from './support/started-resources.js';

const acme: ResourceUser = { id: 'ada', tenant: 'acme' };
const umbrella: ResourceUser = { id: 'bob', tenant: 'umbrella' };
const nobodys: ResourceUser = { id: 'eve' };
const operator: ResourceUser = { id: 'root', allTenants: true };
const TENANTS = { tenantOf: ({ tenant }: Question) => tenant };
const DENIED = { status: 403, data: null, errors: ['Permission Denied'] };
const GONE = { status: 404, data: null, errors: ['Not found.'] };
const question = (tenant?: string): object => ({ question_text: `Of ${tenant ?? 'nobody'}`, tenant });

describe('who may', () => {
  it('nobody may anything', async () => {
    const { run } = await startResources(QUESTIONS);
    const unknown = { status: 401, data: null, errors: ['Not authenticated'] };
    expect(await run('questions', 'list', { user: undefined })).toEqual(unknown);
    expect(await run('no such stream', 'x', { user: undefined })).toEqual(unknown);
  });

  it('is asked before anybody looks whether the object exists', async () => {
    const asked: unknown[] = [];
    const can = (user: ResourceUser, ...rest: unknown[]): boolean => {
      // The object is undefined as long as nobody has looked for it.
      asked.push([user.id, ...rest.slice(0, 3), ...rest.slice(3).filter((object) => object !== undefined)]);
      return rest[1] !== 'delete';
    };
    const { run } = await startResources(QUESTIONS, { can });
    await run('questions', 'create', { data: question() });
    for (const pk of ['1', '2']) expect(await run('questions', 'delete', { pk })).toEqual(DENIED);
    await run('questions', 'retrieve', { pk: '1' });
    expect(asked).toEqual([
      ['ada', 'questions', 'create', undefined],
      ['ada', 'questions', 'delete', '1'],
      ['ada', 'questions', 'delete', '2'],
      ['ada', 'questions', 'retrieve', '1'],
      ['ada', 'questions', 'retrieve', '1', expect.objectContaining({ id: '1' })],
    ]);
  });

  it('a denial of one object is answered as if there were none', async () => {
    const can = (...[, , , , object]: unknown[]): boolean => (object as Question | undefined)?.votes !== 7;
    const { run } = await startResources(QUESTIONS, { can });
    await run('questions', 'create', { data: { ...question(), votes: 7 } });
    for (const action of ['retrieve', 'update', 'patch', 'delete']) {
      expect(await run('questions', action, { pk: '1', data: {} })).toEqual(GONE);
      expect(await run('questions', action, { pk: '9', data: {} })).toEqual(GONE);
    }
  });
});

describe('a tenant', () => {
  it('that is null, as a database has it, is none', async () => {
    const tenantOf = ({ tenant }: Question): string | null => tenant ?? null;
    const { run } = await startResources(QUESTIONS, { tenantOf });
    await run('questions', 'create', { data: question(), user: nobodys });
    const named: ResourceUser = { id: 'mallory', tenant: 'null' };
    expect(await run('questions', 'retrieve', { pk: '1', user: nobodys })).toMatchObject({ status: 200 });
    expect(await run('questions', 'retrieve', { pk: '1', user: named })).toEqual(GONE);
    expect(await run('questions', 'list', { user: named })).toMatchObject({ data: [] });
  });

  it('sees its own objects alone: in lists, counts, cursors and by key', async () => {
    const { run } = await startResources(QUESTIONS, TENANTS);
    for (const tenant of ['acme', 'umbrella', undefined, 'acme', 'umbrella', 'acme']) {
      await run('questions', 'create', { data: question(tenant), user: operator });
    }
    const sees = async (user: ResourceUser): Promise<unknown> =>
      ((await run('questions', 'list', { user })).data as Question[]).map(({ id }) => id);
    expect(await sees(acme)).toEqual(['1', '4', '6']);
    expect(await sees(umbrella)).toEqual(['2', '5']);
    expect(await sees(nobodys)).toEqual(['3']);
    expect(await sees(operator)).toEqual(['1', '2', '3', '4', '5', '6']);
    const data = { count: true, cursor: null, limit: 3 };
    expect((await run('questions', 'list', { user: acme, data })).data).toMatchObject({ count: 3, next: null });
    for (const pk of ['1', '9']) expect(await run('questions', 'retrieve', { pk, user: umbrella })).toEqual(GONE);
    expect(await run('questions', 'delete', { pk: '1', user: umbrella })).toEqual(GONE);
    expect(await run('questions', 'retrieve', { pk: '1', user: acme })).toMatchObject({ status: 200 });
  });

  it('can put nothing into another tenant, and take nothing out of its own', async () => {
    const { run } = await startResources(QUESTIONS, TENANTS);
    expect(await run('questions', 'create', { data: question('umbrella'), user: acme })).toEqual(DENIED);
    expect(await run('questions', 'create', { data: question(), user: acme })).toEqual(DENIED);
    const { data } = await run('questions', 'create', { data: question('acme'), user: acme });
    const pk = (data as Question).id;
    for (const action of ['update', 'patch']) {
      expect(await run('questions', action, { pk, data: question('umbrella'), user: acme })).toEqual(DENIED);
    }
    expect(await run('questions', 'retrieve', { pk, user: acme })).toMatchObject({ data: { tenant: 'acme' } });
  });

  it('cannot use a cursor of another', async () => {
    const { run } = await startResources(QUESTIONS, TENANTS);
    for (let index = 0; index < 3; index += 1) {
      for (const tenant of ['acme', 'umbrella']) {
        await run('questions', 'create', { data: question(tenant), user: operator });
      }
    }
    const data = { limit: 1, cursor: null };
    const page = (await run('questions', 'list', { user: acme, data })).data as { next: string };
    const next = { limit: 1, cursor: page.next };
    expect(await run('questions', 'list', { user: acme, data: next })).toMatchObject({ status: 200 });
    for (const user of [umbrella, nobodys, operator]) {
      expect(await run('questions', 'list', { user, data: next })).toMatchObject({ status: 400 });
    }
  });
});

@ResourceBinding({
  stream: 'questions',
  schema: Question,
  filterable: ['votes', 'question_text'],
  orderable: ['votes', 'question_text'],
  searchable: ['question_text'],
  presenters: { agent: ['question_text'], supervisor: '*' },
})
class PresentedBinding extends ModelBinding<Question> {
  constructor(store: QuestionsStore) {
    super(store);
  }
}

describe('a presenter', () => {
  const as = (role?: string): { user: ResourceUser } => ({ user: { id: 'ada', role } });

  it('lets out the fields of the role, and the key alone for a role that has none', async () => {
    const { run } = await startResources([QuestionsStore, PresentedBinding]);
    const data = { question_text: 'Which?', votes: 3 };
    expect((await run('questions', 'create', { data, ...as('agent') })).data).toEqual({
      id: '1',
      question_text: 'Which?',
    });
    const whole = { id: '1', ...data };
    for (const [role, seen] of [
      ['supervisor', whole],
      ['agent', { id: '1', question_text: 'Which?' }],
      ['visitor', { id: '1' }],
      [undefined, { id: '1' }],
    ] as const) {
      expect((await run('questions', 'retrieve', { pk: 1, ...as(role) })).data).toEqual(seen);
      expect((await run('questions', 'list', as(role))).data).toEqual([seen]);
      const patched = await run('questions', 'patch', { pk: 1, data: { votes: 3 }, ...as(role) });
      expect(patched.data).toEqual(seen);
    }
  });

  it('lets nobody ask for what he does not see', async () => {
    const { run } = await startResources([QuestionsStore, PresentedBinding]);
    for (const data of [{ votes: 1 }, { 'votes:gt': 1 }, { order_by: 'votes' }]) {
      expect(await run('questions', 'list', { data, ...as('supervisor') })).toMatchObject({ status: 200 });
      const refused = await run('questions', 'list', { data, ...as('agent') });
      expect(refused.status).toBe(400);
      expect(JSON.stringify(refused.errors)).toContain('there are question_text');
    }
    expect(await run('questions', 'list', { data: { search: 'x' }, ...as('visitor') })).toMatchObject({ status: 400 });
  });
});
