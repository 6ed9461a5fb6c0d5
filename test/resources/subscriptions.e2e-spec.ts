import type { ResourceUser } from 'nestjs-ari/resources';
import { ChangeHub } from '../../lib/resources/internal.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { QUESTIONS, QuestionsStore, type Question } from './support/questions.js';
import { startResources, type StartedResources } from './support/started-resources.js';
import { Subscriber } from './support/subscriber.js';

const question = (id: string, parts: Partial<Question> = {}): Question => ({
  id,
  question_text: `Question ${id}`,
  votes: 0,
  ...parts,
});

describe('a subscription', () => {
  let resources: StartedResources;
  let store: QuestionsStore;
  let ada: Subscriber;
  beforeEach(async () => {
    resources = await startResources(QUESTIONS);
    store = resources.get(QuestionsStore);
    ada = new Subscriber(resources);
    await store.create(question('1'));
    await store.create(question('2'));
  });

  async function muchHappens(): Promise<void> {
    await store.create(question('3'));
    await store.patch('1', { votes: 1 });
    await store.patch('2', { votes: 1 });
    await store.delete('1');
    await store.delete('2');
  }

  it.each([
    ['any create', { action: 'create' }, ['create 3']],
    ['any update', { action: 'update' }, ['update 1', 'update 2']],
    ['this update', { action: 'update', pk: '1' }, ['update 1']],
    ['any delete', { action: 'delete' }, ['delete 1', 'delete 2']],
    ['creates and deletes', { action: ['delete', 'create'] }, ['create 3', 'delete 1', 'delete 2']],
    ['this delete', { action: 'delete', pk: 2 }, ['delete 2']],
  ])('to %s hears of it and of nothing else', async (_, data, heard) => {
    await ada.opens(data);
    await muchHappens();
    expect(ada.heard).toEqual(heard);
  });

  it('takes the key beside its data as well, and not two that differ', async () => {
    await ada.opens({ action: 'update' }, { pk: '2' });
    await ada.opens({ action: 'delete', pk: '2' }, { pk: 2 });
    await muchHappens();
    expect(ada.heard).toEqual(['update 2', 'delete 2']);
    await expect(ada.opens({ action: 'update', pk: '1' }, { pk: '2' })).rejects.toMatchObject({ status: 400 });
  });

  it('to an instance hears of all that happens to it', async () => {
    await ada.opens(undefined, { action: 'subscribe_instance', pk: '1' });
    await muchHappens();
    expect(ada.heard).toEqual(['update 1', 'delete 1']);
  });

  it('is pushed the object, and after a delete its key under its own name and as pk', async () => {
    await ada.opens({ action: 'update' });
    await ada.opens({ action: 'delete' });
    await store.patch('1', { votes: 1 });
    await store.delete('1');
    const common = {
      model: 'polls.question',
      pk: '1',
      epoch: expect.any(String),
      ts: expect.any(String),
      request_id: 'r',
    };
    expect(ada.pushes).toEqual([
      { ...common, action: 'update', data: question('1', { votes: 1 }), seq: 1 },
      { ...common, action: 'delete', data: { id: '1', pk: '1' }, seq: 2 },
    ]);
  });

  it('by field takes what moves in for created and what moves out for deleted', async () => {
    await ada.opens({ filter: { votes: ['1', 2] } });
    await store.patch('1', { votes: 1 });
    await store.patch('1', { votes: 2 });
    await store.patch('1', { votes: 3 });
    await store.patch('2', { votes: 3 });
    await store.create(question('3', { votes: 2 }));
    await store.delete('3');
    expect(ada.heard).toEqual(['create 1', 'update 1', 'delete 1', 'create 3', 'delete 3']);
  });

  it('by several fields wants all of them, and by null the objects without a value', async () => {
    await ada.opens({ action: 'create', filter: { votes: 7, question_text: ['a', 'b'] } });
    await ada.opens({ action: 'create', filter: { tenant: null, votes: 8 } });
    await store.create(question('3', { votes: 7 }));
    await store.create(question('4', { votes: 7, question_text: 'b' }));
    await store.create(question('5', { votes: 8 }));
    await store.create(question('6', { votes: 8, tenant: 'acme' }));
    expect(ada.heard).toEqual(['create 4', 'create 5']);
  });

  it('that leaves one group for another hears delete, update, create, in this order', async () => {
    await ada.opens({ action: 'create', filter: { votes: 1 } });
    await ada.opens({ action: 'update' });
    await ada.opens({ action: 'delete', filter: { votes: 0 } });
    await store.patch('1', { votes: 1 });
    expect(ada.heard).toEqual(['delete 1', 'update 1', 'create 1']);
  });

  it.each([
    [{}, ['action required']],
    [{ action: ['update', 'update'] }, [{ action: [expect.any(String)] }]],
    [{ action: [] }, [{ action: [expect.any(String)] }]],
    [{ action: 'updates' }, [{ action: [expect.stringMatching(/create, update, delete/)] }]],
    [{ action: 'create', pk: '1' }, [{ pk: [expect.any(String)] }]],
    [{ action: 'update', pk: {} }, [{ pk: [expect.any(String)] }]],
    [{ action: 'update', filter: { id: '1' } }, [{ id: [expect.any(String)] }]],
    [{ action: 'update', filter: { 'votes:gt': 1 } }, [{ votes: [expect.any(String)] }]],
    [
      { filter: { votes: Array.from({ length: 11 }, String), question_text: Array.from({ length: 11 }, String) } },
      [{ filter: [expect.stringMatching(/100/)] }],
    ],
    [{ action: 'update', pk: '1', filter: { votes: 1 } }, [{ filter: [expect.any(String)] }]],
    [{ action: 'update', filters: {} }, [{ filters: [expect.any(String)] }]],
    [{ action: 'update', since: { seq: 1 } }, [{ since: [expect.any(String)] }]],
    [[], [expect.any(String)]],
  ])('to %j is refused', async (data, errors) => {
    await expect(ada.opens(data)).rejects.toMatchObject({ status: 400, errors });
  });

  it('to what is not there is refused', async () => {
    await expect(ada.opens({ action: 'update', pk: '9' })).rejects.toMatchObject({ status: 404 });
    await expect(ada.opens({ action: 'update' }, { stream: 'answers' })).rejects.toMatchObject({ status: 404 });
    await expect(ada.opens({ action: 'update' }, { user: undefined })).rejects.toMatchObject({ status: 401 });
  });

  it('that has left hears nothing, and leaves nothing behind', async () => {
    const hub = resources.get(ChangeHub);
    const all = [await ada.opens({ action: 'create' }), await ada.opens({ filter: { votes: [0, 1] } })];
    expect(hub.feeds).toBe(1);
    for (const one of [...all, ...all]) one.leave();
    await muchHappens();
    expect(ada.heard).toEqual([]);
    expect(hub.feeds).toBe(0);
  });
});

describe('a subscription of a tenant', () => {
  const acme: ResourceUser = { id: 'ada', tenant: 'acme' };
  const umbrella: ResourceUser = { id: 'bob', tenant: 'umbrella' };
  const operator: ResourceUser = { id: 'root', allTenants: true };

  it('hears of its own objects alone, and of one that changes the tenant as deleted or created', async () => {
    const resources = await startResources(QUESTIONS, { tenantOf: ({ tenant }: Question) => tenant });
    const store = resources.get(QuestionsStore);
    const [ada, bob, root] = [acme, umbrella, operator].map((user) => new Subscriber(resources, user));
    for (const one of [ada, bob, root]) {
      for (const action of ['create', 'update', 'delete']) await one?.opens({ action });
    }
    await store.create(question('1', { tenant: 'acme' }));
    await store.create(question('2', { tenant: 'umbrella' }));
    await store.create(question('3'));
    await expect(bob?.opens({ action: 'update', pk: '1' })).rejects.toMatchObject({ status: 404 });
    await ada?.opens({ action: 'delete', pk: '1' });
    await store.patch('1', { votes: 1 });
    await store.patch('1', { tenant: 'umbrella' });
    await store.delete('1');
    expect(ada?.heard).toEqual(['create 1', 'update 1', 'delete 1', 'delete 1']);
    expect(bob?.heard).toEqual(['create 2', 'create 1', 'delete 1']);
    expect(root?.heard).toEqual(['create 1', 'create 2', 'create 3', 'update 1', 'update 1', 'delete 1']);
    // Numbers of one tenant tell nothing about the others.
    expect(bob?.pushes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(JSON.stringify(ada?.pushes)).not.toContain('umbrella');
    expect(JSON.stringify(bob?.pushes)).not.toContain('acme');
  });

  it('holds as long as the user may, in his tenant and in his role', async () => {
    let denied = false;
    const can = (): boolean => !denied;
    const resources = await startResources(QUESTIONS, { tenantOf: ({ tenant }: Question) => tenant, can });
    await resources.get(QuestionsStore).create(question('1', { tenant: 'acme' }));
    const ada = new Subscriber(resources, acme);
    const subscription = await ada.opens({ action: 'update', pk: '1' });
    expect(await subscription.holdsFor(acme)).toBe(true);
    expect(await subscription.holdsFor(umbrella)).toBe(false);
    expect(await subscription.holdsFor(operator)).toBe(false);
    denied = true;
    expect(await subscription.holdsFor(acme)).toBe(false);
  });
});
