import { expect, it } from 'vitest';
import { WriteTurns } from '../../lib/resources/commands/write-turns.js';

/** A change that is over when it is told so. */
function slow(order: string[], name: string) {
  let end!: () => void;
  const over = new Promise<void>((resolve) => (end = resolve));
  const change = async (waited: boolean): Promise<string> => {
    order.push(`${name} begins${waited ? ', late' : ''}`);
    await over;
    order.push(`${name} ends`);
    return name;
  };
  return { change, end };
}

it('a change that needs the object for itself waits for those under way, and those behind it wait for it', async () => {
  const turns = new WriteTurns();
  const order: string[] = [];
  const [first, second, alone, behind, other] = ['first', 'second', 'alone', 'behind', 'other'].map((name) =>
    slow(order, name),
  ) as [ReturnType<typeof slow>, ...ReturnType<typeof slow>[]];
  const [b, c, d, e] = [second, alone, behind, other] as [typeof first, typeof first, typeof first, typeof first];
  const all = [
    turns.beside('one', first.change),
    turns.beside('one', b.change),
    turns.alone('one', c.change),
    turns.beside('one', d.change),
    turns.beside('another', e.change),
  ];
  expect(order).toEqual(['first begins', 'second begins', 'other begins']);
  for (const one of [e, b, first, c, d]) one.end();
  expect(await Promise.all(all)).toEqual(['first', 'second', 'alone', 'behind', 'other']);
  expect(order.slice(-4)).toEqual(['alone begins, late', 'alone ends', 'behind begins, late', 'behind ends']);
  expect(turns.size).toBe(0);
});

it('goes on when a change fails', async () => {
  const turns = new WriteTurns();
  const fails = (): Promise<never> => Promise.reject(new Error('no'));
  const alone = turns.alone('one', fails);
  const next = turns.alone('one', async () => 'next');
  await expect(alone).rejects.toThrow('no');
  expect(await next).toBe('next');
  await expect(turns.beside('one', fails)).rejects.toThrow('no');
  expect(turns.size).toBe(0);
});
