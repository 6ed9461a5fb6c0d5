import { MemoryStore, ModelBinding, ResourceBinding, ResourceConfigurationException } from 'nestjs-ari/resources';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startData } from '../data/support/databases.js';

const Desk = z.object({ id: z.string(), room: z.string() });
type Desk = z.infer<typeof Desk>;

@ResourceBinding({ stream: 'desks', schema: Desk, keyFrom: 'client', upsert: true })
class DesksBinding extends ModelBinding<Desk> {
  constructor() {
    super(new MemoryStore<Desk>());
  }
}

@ResourceBinding({ stream: 'chairs', schema: Desk, upsert: true })
class ChairsBinding extends ModelBinding<Desk> {
  constructor() {
    super(new MemoryStore<Desk>());
  }
}

const startedFor = async (denied: string) => {
  const can = (_user: unknown, _stream: string, action: string): boolean => action !== denied;
  const started = await startData({ memory: {} }, [DesksBinding], { can });
  onTestFinished(() => started.module.close());
  return (pk: string, room: string) => started.run('desks', 'update', { pk, data: { room } });
};

it('an update of what is not there creates it, once', async () => {
  const put = await startedFor('nothing');
  expect(await put('d1', 'north')).toEqual({ status: 201, data: { id: 'd1', room: 'north' }, errors: [] });
  expect(await put('d1', 'south')).toEqual({ status: 200, data: { id: 'd1', room: 'south' }, errors: [] });
});

it.each(['create', 'update'])('needs the permission to %s, too', async (denied) => {
  const put = await startedFor(denied);
  expect(await put('d1', 'north')).toMatchObject({ status: 403 });
});

it('needs keys that clients choose', async () => {
  await expect(startData({ memory: {} }, [ChairsBinding])).rejects.toBeInstanceOf(ResourceConfigurationException);
});
