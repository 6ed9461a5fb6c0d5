import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { AriRest } from 'nestjs-ari/rest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CRM, CustomersStore } from './support/crm.js';
import { DescribedAnswers } from './support/described-answers.js';
import { DescribedRequests, type DescribedRequest, type Operation } from './support/described-requests.js';
import { FRAMEWORKS, startRest } from './support/started-rest.js';

const SOAK = process.env['SOAK'] === '1';
const REQUESTS = SOAK ? 5_000 : 1_000;
const AT_ONCE = 8;
const MORE_OF_ONE = 300;
const UNLIMITED = { requestsPerSecond: 1e9, burst: 1e9, inFlight: 1e9, eventStreams: 1e9 };

const KEYS = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'];

/** It fails always, which is what it is for. */
const isMeantToAnswer = ({ operationId }: Operation): boolean => operationId !== 'failCustomers';

/** Whether an operation has been answered as it is meant to be; one of them is there to refuse. */
const hasDone = (operation: string, statuses: ReadonlySet<number>): boolean =>
  [...statuses].some((status) => status < 300 || (operation === 'refuseCustomers' && status === 409));

describe.each(FRAMEWORKS)('whatever is asked by the document, on %s', (_name, adapter) => {
  afterEach(() => vi.restoreAllMocks());

  it(`is answered by the document: ${REQUESTS} requests`, { timeout: 600_000 }, async () => {
    const { app, url } = await startRest({
      providers: CRM,
      adapter: adapter(),
      options: { limits: UNLIMITED },
    });
    const errors: unknown[] = [];
    vi.spyOn(Logger.prototype, 'error').mockImplementation((...line: unknown[]) => void errors.push(line));
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);
    const store = app.get(CustomersStore);
    const document = await app.get(AriRest).document();
    const requestsOf = new DescribedRequests(document, KEYS);
    const answers = new DescribedAnswers(document);
    const seen = new Map<string, Set<number>>();

    /** Puts back what was deleted, so that most requests mean something that is there. */
    async function refill(): Promise<void> {
      for (const [calls, id] of KEYS.entries()) {
        const there = await store.retrieve(id);
        if (there === undefined) await store.create({ id, name: `customer ${id}`, number: '12345', calls });
      }
    }

    async function ask(request: DescribedRequest): Promise<void> {
      const { operation, method, path, headers, body, token } = request;
      const response = await fetch(`${url}${path}`, {
        method,
        body,
        headers: {
          ...headers,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
      });
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
      if (isStream) await response.body?.cancel();
      const text = isStream ? '' : await response.text();
      const told = `seed ${seed}: ${method} ${path} ${JSON.stringify(headers)} ${body ?? ''} as ${token ?? 'nobody'}`;
      expect(answers.problem(operation, response, text), `${told}\n${response.status} ${text}`).toBeUndefined();
      expect(response.status, `${told}\n${text}`).toBeLessThan(500);
      expect(text, told).not.toMatch(/\bat .*:\d+:\d+|node_modules/);
      seen.set(operation.operationId, (seen.get(operation.operationId) ?? new Set()).add(response.status));
    }

    const requests = fc.sample(requestsOf.arbitrary(isMeantToAnswer), { numRuns: REQUESTS, seed });
    for (let start = 0; start < requests.length; start += AT_ONCE) {
      await refill();
      await Promise.all(requests.slice(start, start + AT_ONCE).map(ask));
    }
    expect(seen.size).toBe(13);
    // Chance may have asked one of them for missing objects alone: it is asked on, until it did what it is for.
    for (const [name, statuses] of seen) {
      const more = fc.sample(
        requestsOf.arbitrary(({ operationId }) => operationId === name),
        {
          numRuns: MORE_OF_ONE,
          seed,
        },
      );
      for (const request of more) {
        if (hasDone(name, statuses)) break;
        await refill();
        await ask(request);
      }
      expect(hasDone(name, statuses), `seed ${seed}: ${name} was answered with ${[...statuses].join(', ')} alone`).toBe(
        true,
      );
    }
    expect(errors, `seed ${seed}`).toEqual([]);
  });
});
