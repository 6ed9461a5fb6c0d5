import { InProcessBroker } from 'nestjs-ari/resources';
import { beforeEach, describe, expect, it } from 'vitest';
import { QUESTIONS, QuestionsStore, type Question } from './support/questions.js';
import { startResources, type StartedResources } from './support/started-resources.js';
import { Subscriber } from './support/subscriber.js';

const question = (id: string, votes = 0): Question => ({ id, question_text: `Question ${id}`, votes });

interface Snapshot {
  readonly snapshot: { readonly results: readonly Question[]; readonly next: string | null };
}

describe('a subscriber who comes back', () => {
  let resources: StartedResources;
  let store: QuestionsStore;
  beforeEach(async () => {
    resources = await startResources(QUESTIONS, { broker: new InProcessBroker({ history: 10 }) });
    store = resources.get(QuestionsStore);
  });

  it('gets what it has missed, each change once and in order, and then what comes', async () => {
    const before = new Subscriber(resources);
    const first = await before.opens({ action: 'create' });
    await store.create(question('1'));
    first.leave();
    const { epoch, seq } = before.pushes[0] ?? { epoch: '', seq: -1 };
    await store.create(question('2'));
    await store.patch('1', { votes: 1 });
    await store.create(question('3'));
    const after = new Subscriber(resources);
    const second = await after.held({ action: 'create', since: { epoch, seq } });
    await store.create(question('4'));
    expect(second.answer).toEqual({ action: 'create', epoch, seq, recovered: true });
    second.release();
    await store.create(question('5'));
    expect(after.heard).toEqual(['create 2', 'create 3', 'create 4', 'create 5']);
    expect(after.pushes.map((push) => push.seq)).toEqual([2, 4, 5, 6]);
  });

  it('is told when it is too late, and gets the objects as they are', async () => {
    const ada = new Subscriber(resources);
    const { answer } = await ada.opens({ action: 'create' });
    for (let id = 1; id <= 30; id += 1) await store.create(question(`${id}`));
    const { epoch, seq } = answer as { epoch: string; seq: number };
    for (const since of [
      { epoch, seq },
      { epoch: 'another', seq: 30 },
      { epoch, seq: 31 },
    ]) {
      const late = await ada.opens({ action: 'create', since, snapshot: true, limit: 2 });
      expect(late.answer).toMatchObject({ recovered: false, epoch, seq: 30 });
      expect((late.answer as unknown as Snapshot).snapshot.results.map(({ id }) => id)).toEqual(['1', '2']);
    }
    const intime = await ada.opens({ action: 'create', since: { epoch, seq: 25 } });
    expect(intime.answer).toMatchObject({ recovered: true });
  });
});

describe('a subscription with a snapshot', () => {
  it('loses nothing and doubles nothing of what happens meanwhile', async () => {
    const resources = await startResources(QUESTIONS);
    const store = resources.get(QuestionsStore);
    for (const id of ['1', '2', '3']) await store.create(question(id));
    const ada = new Subscriber(resources);
    // Everything that follows happens while the subscription is being opened, in steps between its own.
    const opening = ada.held({ snapshot: true });
    const steps = [
      () => store.create(question('4')),
      () => store.patch('1', { votes: 1 }),
      () => store.delete('2'),
      () => store.patch('1', { votes: 2 }),
      () => store.delete('4'),
      () => store.create(question('5')),
      () => store.patch('5', { votes: 5 }),
      () => store.patch('3', { votes: 3 }),
    ];
    for (const step of steps) await step();
    const { answer, release } = await opening;
    const view = new Map((answer as unknown as Snapshot).snapshot.results.map((row) => [row.id, row]));
    expect(answer).toMatchObject({ action: ['create', 'update', 'delete'], snapshot: { next: null } });
    release();
    await store.create(question('6'));
    for (const { action, data } of ada.pushes) {
      const { id } = data as Question;
      if (action === 'create') expect(view.has(id), `created twice: ${id}`).toBe(false);
      else expect(view.has(id), `${action} of what was not there: ${id}`).toBe(true);
      if (action === 'update') expect(view.get(id), `an update that is shown already: ${id}`).not.toEqual(data);
      if (action === 'delete') view.delete(id);
      else view.set(id, data as Question);
    }
    const { items } = await store.list({ filters: [], order: [], limit: 100, offset: 0, count: false });
    expect([...view.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(items);
  });

  it('is one of the same objects, and of one object alone', async () => {
    const resources = await startResources(QUESTIONS);
    const store = resources.get(QuestionsStore);
    for (const votes of [1, 2, 1]) await store.create(question(`${store.size}`, votes));
    const ada = new Subscriber(resources);
    const filtered = await ada.opens({ snapshot: true, filter: { votes: 1 } });
    expect((filtered.answer as unknown as Snapshot).snapshot.results.map(({ id }) => id)).toEqual(['0', '2']);
    const one = await ada.opens({ snapshot: true, pk: '1' });
    expect((one.answer as unknown as Snapshot).snapshot.results).toEqual([question('1', 2)]);
  });

  it('needs the permission to list', async () => {
    const can = (_user: unknown, _stream: string, action: string): boolean => action === 'subscribe';
    const ada = new Subscriber(await startResources(QUESTIONS, { can }));
    await ada.opens({ action: 'create' });
    await expect(ada.opens({ snapshot: true })).rejects.toMatchObject({ status: 403 });
  });
});
