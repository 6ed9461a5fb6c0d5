import { Callbacks, type CallStateStore, Queues } from 'nestjs-ari/calls';
import { AriCallsModule } from 'nestjs-ari/calls/nest';
import { AriDatabase, AriDataModule, DatabaseCallState } from 'nestjs-ari/data';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { embeddedPlace, OPENING, PATIENCE, postgresqlPlace, type DatabasePlace } from './support/databases.js';

const ANN = { id: 'ann', endpoint: 'PJSIP/ann', skills: ['english', 'French'] };

/** An application with call flows whose state is in a database; several of them stand for processes that come one after the other. */
async function started({ options }: DatabasePlace) {
  const module = await Test.createTestingModule({
    imports: [
      AriDataModule.forRoot({ ...options, migrate: 'onStart' }),
      AriCallsModule.forRootAsync({
        inject: [AriDatabase],
        useFactory: (database: AriDatabase) => ({ state: new DatabaseCallState(database) }),
      }),
    ],
  }).compile();
  await module.init();
  const store: CallStateStore = new DatabaseCallState(module.get(AriDatabase, { strict: false }));
  return { module, store, queues: module.get(Queues), callbacks: module.get(Callbacks) };
}

function behaviour(onDatabase: typeof describe, kind: string, placed: () => Promise<DatabasePlace>): void {
  onDatabase(`the state of calls in a database, ${kind}`, { timeout: PATIENCE }, () => {
    let place: DatabasePlace;
    let app: Awaited<ReturnType<typeof started>>;

    beforeAll(async () => {
      place = await placed();
      app = await started(place);
    }, OPENING);
    afterAll(async () => {
      await app.module.close();
      await place.remove();
    });

    it('changes an entry only when it is as expected', async () => {
      const { store } = app;
      const [one, two] = [{ n: 1, list: ['a', 'b'], on: true }, { n: 2 }];
      expect(await store.change('c', 'x', undefined, undefined)).toBe(true);
      expect(await store.change('c', 'x', one, two)).toBe(false);
      expect(await store.change('c', 'x', undefined, one)).toBe(true);
      expect(await store.change('c', 'x', undefined, two)).toBe(false);
      expect(await store.change('c', 'x', undefined, undefined)).toBe(false);
      expect(await store.change('c', 'x', { on: true, list: ['b', 'a'], n: 1 }, two)).toBe(false);
      // Whatever the order of its fields.
      expect(await store.change('c', 'x', { on: true, list: ['a', 'b'], n: 1 }, two)).toBe(true);
      expect(await store.change('c', 'x', one, undefined)).toBe(false);
      expect(await store.change('c', 'x', two, undefined)).toBe(true);
      expect((await store.read('c')).size).toBe(0);
    });

    it('gives everything back as it was, oldest first, and a collection for itself', async () => {
      const { store } = app;
      const entries = ['z', 'a', 'm'].map(
        (id, n) => [id, { text: `"${id}" \\ ü`, n, big: Number.MAX_SAFE_INTEGER }] as const,
      );
      for (const [id, state] of entries) await store.change('order', id, undefined, state);
      await store.change('other', 'a', undefined, { n: 9 });
      const [[, first]] = entries as [(typeof entries)[number]];
      await store.change('order', 'z', first, { ...first, n: 7 });
      expect([...(await store.read('order'))].map(([id, { n }]) => [id, n])).toEqual([
        ['z', 7],
        ['a', 1],
        ['m', 2],
      ]);
      expect((await store.read('order')).get('m')).toEqual(entries[2]?.[1]);
    });

    it('of many who want the same at once, one gets it', async () => {
      const { store } = app;
      await store.change('race', 'x', undefined, { holder: 'nobody' });
      const got = await Promise.all(
        Array.from({ length: 20 }, (_, n) => store.change('race', 'x', { holder: 'nobody' }, { holder: `${n}` })),
      );
      expect(got.filter(Boolean)).toHaveLength(1);
    });

    it('a restart loses no callback and no agent', async () => {
      const at = new Date(Date.now() + 3_600_000);
      const id = await app.callbacks.request({ endpoint: 'PJSIP/caller', at, label: 'the bill' });
      await app.queues.queue('help').addAgent(ANN);
      await app.queues.queue('help').addAgent({ ...ANN, id: 'bob' });
      await app.queues.queue('help').pauseAgent('bob');
      await app.module.close();
      app = await started(place);
      expect(await app.callbacks.waiting()).toMatchObject([
        { id, endpoint: 'PJSIP/caller', at, label: 'the bill', tried: 0 },
      ]);
      expect([...(await app.queues.queue('help').agents())]).toEqual([
        ['ann', 'available'],
        ['bob', 'paused'],
      ]);
      expect(await app.callbacks.cancel(id)).toBe(true);
    });
  });
}

behaviour(describe, 'embedded', embeddedPlace);
behaviour(describeOnPostgresql as typeof describe, 'PostgreSQL', postgresqlPlace);

describe('without a database', () => {
  it('there is nothing that lasts, and it says so', async () => {
    const module = await Test.createTestingModule({ imports: [AriDataModule.forRoot({ memory: {} })] }).compile();
    const database = module.get(AriDatabase, { strict: false });
    expect(() => new DatabaseCallState(database)).toThrow(/MemoryCallState/);
    await module.close();
  });
});
