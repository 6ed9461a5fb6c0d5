import { expect } from 'vitest';
import type { ContractCase } from './contract-case.js';
import type { World } from './world.js';

/** Sends the request of a row, and holds the answer to it. */
export async function runCase(world: World, row: ContractCase): Promise<void> {
  for (const [method, path, body] of await world.fillIn(row.before ?? [])) await world.must(method, path, body);
  const path = await world.fill(row.path);
  const answer = await world.send(row.method, path, await world.fillIn(row.body), {
    ...(row.contentType === undefined ? {} : { contentType: row.contentType }),
  });
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: row.status });
  if (row.message !== undefined) expect(answer.body).toEqual({ message: await world.fill(row.message) });
  if (row.has !== undefined) expect(answer.body).toMatchObject((await world.fillIn(row.has)) as object);
  for (const [field, values] of Object.entries(row.oneOf ?? {})) {
    expect(values).toContain((answer.body as Record<string, unknown>)[field]);
  }
  if (row.fields) expect(Object.keys(answer.body as object)).toEqual(row.fields);
  if (row.status === 204) expect(answer.bytes.length).toBe(0);
  expect(answer.headers).toMatchObject(await world.fillIn(row.headers ?? {}));
}
