import { Injectable, UseGuards, type CanActivate } from '@nestjs/common';
import {
  MemoryStore,
  ModelBinding,
  ResourceBinding,
  ResourceConflictException,
  type AuditEntry,
  type ResourceChange,
  type ResourceContext,
  type ResourceStore,
} from 'nestjs-ari/resources';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startData } from '../data/support/databases.js';

const Desk = z.object({ id: z.string(), room: z.string().min(1), tenant: z.string().optional() });
type Desk = z.infer<typeof Desk>;

/** Lets the first calls through, and notes how many there were. */
@Injectable()
class Turnstile implements CanActivate {
  calls = 0;

  canActivate(): boolean {
    this.calls += 1;
    return true;
  }
}

/** A store that the library does not know: it has no transactions. */
class PlainStore implements ResourceStore<Desk> {
  readonly #kept = new MemoryStore<Desk>();
  readonly changes = this.#kept.changes;
  readonly newKey = () => this.#kept.newKey();
  readonly list: ResourceStore<Desk>['list'] = (query) => this.#kept.list(query);
  readonly retrieve: ResourceStore<Desk>['retrieve'] = (pk) => this.#kept.retrieve(pk);
  readonly create: ResourceStore<Desk>['create'] = (object) => this.#kept.create(object);
  readonly update: ResourceStore<Desk>['update'] = (pk, object) => this.#kept.update(pk, object);
  readonly patch: ResourceStore<Desk>['patch'] = (pk, fields) => this.#kept.patch(pk, fields);
  readonly delete: ResourceStore<Desk>['delete'] = (pk) => this.#kept.delete(pk);
}

const startedWith = async (store: ResourceStore<Desk>) => {
  @ResourceBinding({ stream: 'desks', schema: Desk, keyFrom: 'client' })
  class DesksBinding extends ModelBinding<Desk> {
    constructor() {
      super(store);
    }

    @UseGuards(Turnstile)
    override async create(desk: Desk, context: ResourceContext): Promise<Desk> {
      if (desk.room === 'roof') throw new ResourceConflictException([{ room: ['has no desks'] }]);
      const created = await super.create({ ...desk, room: desk.room.toUpperCase() }, context);
      if (desk.room === 'fire') throw new Error('the password is swordfish');
      return created;
    }
  }
  const audited: AuditEntry[] = [];
  const started = await startData({ memory: {} }, [Turnstile, DesksBinding], {
    tenantOf: (object: object) => (object as Desk).tenant,
    audit: (entry) => audited.push(entry),
  });
  onTestFinished(() => started.module.close());
  const heard: ResourceChange<Desk>[] = [];
  store.changes.subscribe((change) => heard.push(change));
  const user = { id: 'ada', tenant: 'acme' };
  const create = (...desks: readonly object[]) =>
    started.run('desks', 'create', { user, data: desks, createdAtOnce: 10 });
  return { started, create, heard, audited, user, turnstile: started.get(Turnstile) };
};

const desk = (id: string, room = 'north') => ({ id, room, tenant: 'acme' });

describe.each([
  ['in memory', () => new MemoryStore<Desk>()],
  ['without transactions', () => new PlainStore()],
])('a list that is created in a store %s', (_kind, storeOf) => {
  it('goes through the whole of `create` for each object, and is told once for each', async () => {
    const { create, heard, audited, turnstile } = await startedWith(storeOf());
    expect(await create(desk('d1'), desk('d2'))).toEqual({
      status: 201,
      data: [desk('d1', 'NORTH'), desk('d2', 'NORTH')],
      errors: [],
    });
    expect(turnstile.calls).toBe(2);
    expect(heard).toEqual(['d1', 'd2'].map((id) => ({ kind: 'create', after: desk(id, 'NORTH') })));
    expect(audited.map(({ pk, status }) => [pk, status])).toEqual([
      ['d1', 201],
      ['d2', 201],
    ]);
  });

  it.each([
    ['does not fit', { id: 'd3', room: '', tenant: 'acme' }, 422, { '1.room': [expect.any(String)] }],
    ['has a key that is taken', desk('d0'), 409, { '1.id': ['is taken already'] }],
    ['has the key of one before it', desk('d1'), 409, { '1.id': ['is taken already'] }],
    ['`create` refuses', desk('d3', 'roof'), 409, { '1.room': ['has no desks'] }],
  ])('leaves nothing when one %s', async (_why, wrong, status, errors) => {
    const store = storeOf();
    const { create, audited } = await startedWith(store);
    await create(desk('d0'));
    const answer = await create(desk('d1'), wrong, desk('d2'));
    expect(answer).toEqual({ status, data: null, errors: [errors, 'Nothing was created.'] });
    expect(await Promise.all(['d1', 'd2', 'd3'].map((pk) => store.retrieve(pk)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(audited.slice(1).map((entry) => entry.status)).toEqual([status]);
  });

  it('tells nothing of an error that nobody knows, and leaves nothing of what came before it', async () => {
    const store = storeOf();
    const { create } = await startedWith(store);
    const answer = await create(desk('d1'), desk('d2', 'fire'));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain('swordfish');
    expect(await store.retrieve('d1')).toBeUndefined();
  });

  it('belongs to the tenant of its user, every object of it', async () => {
    const store = storeOf();
    const { create } = await startedWith(store);
    expect(await create(desk('d1'), { ...desk('d2'), tenant: 'umbrella' })).toMatchObject({ status: 403 });
    expect(await store.retrieve('d1')).toBeUndefined();
  });

  it('is none where the door takes none', async () => {
    const { started, user } = await startedWith(storeOf());
    expect(await started.run('desks', 'create', { user, data: [desk('d1')] })).toMatchObject({ status: 400 });
  });
});

describe('a transaction in memory', () => {
  const started = (maxSize = 3) => {
    const store = new MemoryStore<Desk>({ maxSize });
    const heard: string[] = [];
    store.changes.subscribe((change) => {
      const { id, room } = change.kind === 'delete' ? change.before : change.after;
      heard.push(`${change.kind} ${id} ${room}`);
    });
    return { store, heard };
  };

  it('is seen by nobody outside before its end, and told once for each object', async () => {
    const { store, heard } = started();
    await store.create(desk('old'));
    await store.create(desk('gone'));
    heard.length = 0;
    let proceed = (): void => {};
    const held = new Promise<void>((resolve) => (proceed = resolve));
    const ended = store.transaction(async () => {
      await store.patch('old', { room: 'south' });
      await store.create(desk('short'));
      await store.delete('short');
      await store.delete('gone');
      await store.create(desk('new'));
      await store.update('new', desk('new', 'east'));
      expect(await store.retrieve('new')).toEqual(desk('new', 'east'));
      await held;
    });
    expect(await store.retrieve('gone')).toEqual(desk('gone'));
    expect(await store.retrieve('new')).toBeUndefined();
    expect(heard).toEqual([]);
    proceed();
    await ended;
    expect(heard).toEqual(['update old south', 'delete gone north', 'create new east']);
    expect(store.size).toBe(2);
  });

  it('leaves nothing when it fails, when somebody else was faster, and when there is no room', async () => {
    const { store, heard } = started(3);
    const failing = store.transaction(async () => {
      await store.create(desk('a'));
      throw new Error('no credit');
    });
    await expect(failing).rejects.toThrow('no credit');
    let proceed = (): void => {};
    const held = new Promise<void>((resolve) => (proceed = resolve));
    const slow = store.transaction(async () => {
      await store.create(desk('a', 'slow'));
      await store.create(desk('b', 'slow'));
      await held;
    });
    await store.create(desk('a', 'fast'));
    proceed();
    await expect(slow).rejects.toMatchObject({ status: 409, errors: [{ id: ['is taken already'] }] });
    const full = store.transaction(async () => {
      for (const id of ['b', 'c', 'd']) await store.create(desk(id));
    });
    await expect(full).rejects.toMatchObject({ status: 503 });
    expect(heard).toEqual(['create a fast']);
    expect(store.size).toBe(1);
  });

  it('inside of another is a part of it that may fail by itself; what runs behind the end stands alone', async () => {
    const { store, heard } = started();
    let late: Promise<unknown> | undefined;
    let proceed = (): void => {};
    const ended = new Promise<void>((resolve) => (proceed = resolve));
    await store.transaction(async () => {
      await store.create(desk('kept'));
      const inner = store.transaction(async () => {
        await store.create(desk('dropped'));
        throw new Error('busy');
      });
      await expect(inner).rejects.toThrow('busy');
      await store.transaction(() => store.patch('kept', { room: 'south' }));
      late = ended.then(() => store.create(desk('late')));
    });
    proceed();
    await late;
    expect(heard).toEqual(['create kept south', 'create late north']);
  });
});
