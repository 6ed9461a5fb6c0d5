import fc from 'fast-check';
import { AriGateway } from 'nestjs-ari/gateway';
import { describe, expect, it } from 'vitest';
import type { ResourceUser } from 'nestjs-ari/resources';
import { ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { Question, QuestionsStore } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

const RUNS = process.env['SOAK'] === '1' ? 1_000 : 60;
const TENANTS = ['acme', 'umbrella', 'initech'] as const;
type Tenant = (typeof TENANTS)[number];

/** Every object of a tenant has its name in each of its fields, so that a leak is seen whatever it leaks. */
const objectOf = (tenant: Tenant, id: string, votes = 0): Question => ({
  id,
  question_text: `secret of ${tenant}`,
  votes,
  tenant,
});

@ResourceBinding({
  stream: 'questions',
  schema: Question,
  filterable: ['votes', 'tenant', 'question_text'],
  orderable: ['votes', 'question_text'],
  searchable: ['question_text'],
  presenters: { supervisor: '*', agent: ['question_text', 'tenant'] },
})
class TenantsBinding extends ModelBinding<Question> {
  constructor(store: QuestionsStore) {
    super(store);
  }
}

const tenant = fc.constantFrom(...TENANTS);
const key = fc.integer({ min: 0, max: 5 }).map(String);
const query = fc.constantFrom<object>(
  {},
  { count: true },
  { cursor: null, limit: 1 },
  { search: 'secret' },
  { tenant: [...TENANTS] },
  { order_by: '-question_text' },
);
const subscription = fc.constantFrom<object>(
  { snapshot: true },
  { action: 'create' },
  { action: 'update' },
  { action: 'delete' },
  { filter: { tenant: [...TENANTS] }, snapshot: true },
  { action: 'update', since: { epoch: 'x', seq: 0 } },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), tenant, key, votes: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('subscribe' as const), tenant, data: subscription }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('watch' as const), tenant, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('list' as const), tenant, data: query }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      tenant,
      key,
      action: fc.constantFrom('retrieve', 'update', 'patch', 'delete', 'subscribe_instance'),
      data: fc.constantFrom<object>({}, { question_text: 'mine' }, { votes: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('regrant' as const), tenant, role: fc.constantFrom('agent', 'supervisor') }),
  },
);

describe('whatever happens', () => {
  it(`no message carries anything of another tenant: ${RUNS} runs`, { timeout: 600_000 }, async () => {
    const users = new Map<string, ResourceUser>(
      TENANTS.map((name) => [name, { id: name, tenant: name, role: 'supervisor' }]),
    );
    const { app, url } = await startGateway({
      providers: [QuestionsStore, TenantsBinding],
      options: {
        authenticate: ({ token = '' }) => users.get(token),
        tenantOf: ({ tenant }: Question) => tenant,
        limits: { framesPerSecond: 1e9, burst: 1e9, socketsPerUser: 5 },
      },
    });
    const store = app.get(QuestionsStore);

    const play = async (steps: readonly Step[]): Promise<void> => {
      const sockets = new Map<Tenant, GatewaySocket>();
      for (const name of TENANTS) sockets.set(name, await GatewaySocket.open(url, name));
      const of = (name: Tenant): GatewaySocket => {
        const socket = sockets.get(name);
        if (socket === undefined) throw new Error(`${name} has no socket`);
        return socket;
      };
      const owner = new Map<string, Tenant>();
      for (const one of steps) {
        if (one.do === 'put') {
          const object = objectOf(one.tenant, one.key, one.votes);
          owner.set(one.key, one.tenant);
          await ((await store.update(one.key, object)) ?? store.create(object));
        } else if (one.do === 'remove') {
          owner.delete(one.key);
          await store.delete(one.key);
        } else if (one.do === 'regrant') {
          await app.get(AriGateway).regrant({ id: one.tenant, tenant: one.tenant, role: one.role });
        } else if (one.do === 'list') await of(one.tenant).ask('questions', 'list', { data: one.data });
        else if (one.do === 'subscribe') await of(one.tenant).ask('questions', 'subscribe', { data: one.data });
        else if (one.do === 'watch') {
          const answer = await of(one.tenant).ask('questions', 'subscribe', {
            pk: one.key,
            data: { action: 'update' },
          });
          expect(answer.response_status).toBe(owner.get(one.key) === one.tenant ? 200 : 404);
        } else {
          const mine = owner.get(one.key) === one.tenant;
          const data = {
            ...one.data,
            ...(one.action === 'update' && { tenant: one.tenant, question_text: `secret of ${one.tenant}` }),
          };
          const answer = await of(one.tenant).ask('questions', one.action, {
            pk: one.key,
            data: one.action === 'subscribe_instance' ? undefined : data,
          });
          if (!mine) expect(answer).toMatchObject({ response_status: 404, errors: ['Not found.'], data: null });
          if (mine && one.action === 'delete') owner.delete(one.key);
        }
      }
      for (const [name, socket] of sockets) {
        await socket.ask('questions', 'list', { request_id: 'the last' });
        const text = JSON.stringify(socket.frames);
        for (const other of TENANTS) if (other !== name) expect(text, `${name} has seen ${other}`).not.toContain(other);
        const seen = socket.pushes.flatMap(({ seq }) => seq ?? []);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
        socket.socket.terminate();
      }
      for (const id of owner.keys()) await store.delete(id);
    };

    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), play), {
      numRuns: RUNS,
      endOnFailure: true,
    });
  });
});
