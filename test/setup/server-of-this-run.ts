import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import type { ServerAbsence, Servers } from './servers.js';

/** Asks the process of the run for a server, which starts it if nobody has asked before. */
export async function serverOfThisRun<N extends keyof Servers>(name: N): Promise<Servers[N] | ServerAbsence> {
  // A connection of its own that ends with the answer: some tests count what their process holds open.
  const { status, body } = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    get(`${inject('servers')}/${name}`, { agent: false }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    }).once('error', reject);
  });
  if (status !== 200) throw new Error(body);
  return JSON.parse(body) as Servers[N] | ServerAbsence;
}
