import fc from 'fast-check';
import { AriClient } from 'nestjs-ari';
import { AriGateway } from 'nestjs-ari/gateway';
import type { ResourceUser } from 'nestjs-ari/resources';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { startLive, startSimulator } from './support/live-gateway.js';

const RUNS = process.env['SOAK'] === '1' ? 1_000 : 15;
const WAIT = { timeout: 10_000, interval: 2 };
const TENANTS = ['acme', 'umbrella', 'initech'] as const;
type Tenant = (typeof TENANTS)[number];
const CALLER = 'tenancy-caller';

const tenant = fc.constantFrom(...TENANTS);
const one = fc.nat(3);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('call' as const), tenant }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), one, tenant }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('join' as const), one, bridge: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('play' as const), one }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hangup' as const), one }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('subscribe' as const),
      tenant,
      stream: fc.constantFrom('channels', 'bridges', 'playbacks'),
      data: fc.constantFrom<object>({ snapshot: true }, { filter: { tenant: [...TENANTS] }, snapshot: true }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('listen' as const),
      tenant,
      one,
      other: tenant,
      to: fc.constantFrom('channel', 'bridge', 'tenant', 'application'),
      event: fc.constantFrom('*', 'Channel*', '*Bridge', 'Channel[CDHLS]*'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      tenant,
      stream: fc.constantFrom('channels', 'bridges'),
      data: fc.constantFrom<object>(
        { count: true },
        { search: 'secret' },
        { order_by: '-creationtime', limit: 1 },
        { order_by: '-connected.number' },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('seek' as const), tenant, other: tenant }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('regrant' as const), tenant, role: fc.constantFrom('agent', 'supervisor') }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What happened to the calls and bridges of one run, and who may know of it. */
interface Known {
  readonly id: string;
  readonly owners: Set<Tenant>;
  ended: boolean;
}

describe('whatever happens on Asterisk', () => {
  it(
    `no push, list or event carries anything of another tenant: ${RUNS} runs`,
    { timeout: 60_000 + RUNS * 5_000 },
    async () => {
      const asterisk = await startSimulator();
      const users = new Map<string, ResourceUser>(
        TENANTS.map((name) => [name, { id: name, tenant: name, role: 'supervisor' }]),
      );
      users.set('root', { id: 'root', allTenants: true, role: 'supervisor' });
      const { url, app } = await startLive(asterisk, {
        app: 'tenancy',
        gateway: {
          ariEvents: true,
          authenticate: ({ token = '' }) => users.get(token),
          limits: { framesPerSecond: 1e9, burst: 1e9 },
        },
      });
      const { url: ari, username, password } = asterisk;
      const client = new AriClient({ url: ari, username, password, apps: CALLER });
      onTestFinished(() => client.close());
      await client.connect();
      const root = await GatewaySocket.open(url, 'root');
      // One who sees all reads the same events first: what is written for him must reach nobody else.
      for (const name of TENANTS) await root.call('subscribe', { channel: `ari.tenant.${name}` });
      for (const stream of ['channels', 'bridges']) await root.ask(stream, 'subscribe', { data: { snapshot: true } });
      let [run, heard] = [0, 0];

      const play = async (steps: readonly Step[]): Promise<void> => {
        run += 1;
        const sockets = new Map<Tenant, GatewaySocket>();
        for (const name of TENANTS) sockets.set(name, await GatewaySocket.open(url, name));
        const of = (name: Tenant): GatewaySocket => sockets.get(name) as GatewaySocket;
        for (const name of TENANTS) await of(name).call('subscribe', { channel: `ari.tenant.${name}` });
        const calls: Known[] = [];
        const bridges: Known[] = [];
        const chosen = (index: number): Known | undefined => calls.filter(({ ended }) => !ended)[index];
        const set = (id: string, variable: string, value: string) =>
          client.channels.setChannelVar(id, { variable, value });
        const tenantOf = new Map<string, Tenant>();
        for (const at of steps) {
          if (at.do === 'call') {
            const id = `call-${run}-${calls.length}`;
            const variables = { 'CHANNEL(accountcode)': at.tenant };
            await client.channels.originateWithId(id, { endpoint: 'Local/answer@default', app: CALLER, variables });
            // Others can do nothing with it before it is in an application.
            await vi.waitFor(() => expect(root.pushes).toContainEqual(expect.objectContaining({ pk: id })), WAIT);
            await vi.waitFor(async () => expect((await client.channels.get(id)).state).toBe('Up'), WAIT);
            await vi.waitFor(() => set(id, 'CALLERID(name)', `secret of ${at.tenant}`), WAIT);
            calls.push({ id, owners: new Set([at.tenant]), ended: false });
            tenantOf.set(id, at.tenant);
          } else if (at.do === 'move' || at.do === 'join' || at.do === 'play' || at.do === 'hangup') {
            const call = chosen(at.one);
            if (call === undefined) continue;
            const { id } = call;
            if (at.do === 'move') {
              // A call keeps its own name when it moves. Whatever happens between the two writes has the name of neither.
              await set(id, 'CALLERID(name)', 'nobody');
              await set(id, 'CHANNEL(accountcode)', at.tenant);
              await set(id, 'CALLERID(name)', `secret of ${at.tenant}`);
              call.owners.add(at.tenant);
              tenantOf.set(id, at.tenant);
            } else if (at.do === 'join') {
              const bridge = `bridge-${run}-${at.bridge}`;
              if (!bridges.some((known) => known.id === bridge)) {
                await client.bridges.createWithId(bridge, { type: 'mixing' });
                bridges.push({ id: bridge, owners: new Set([tenantOf.get(id) as Tenant]), ended: false });
              }
              await client.bridges.addChannel(bridge, { channel: [id] });
            } else if (at.do === 'play') await client.channels.play(id, { media: 'sound:beep' }).catch(() => undefined);
            else {
              call.ended = true;
              await client.channels.hangup(id);
            }
          } else if (at.do === 'regrant') {
            await app.get(AriGateway).regrant({ id: at.tenant, tenant: at.tenant, role: at.role });
          } else if (at.do === 'listen') {
            const about = {
              channel: chosen(at.one)?.id ?? 'none',
              bridge: `bridge-${run}-0`,
              tenant: at.other,
              application: 'tenancy',
            };
            const answer = await of(at.tenant).call('subscribe', {
              channel: `ari.${at.to}.${about[at.to]}`,
              event: at.event,
            });
            if (at.to === 'tenant') expect('result' in answer).toBe(at.other === at.tenant);
            const subject = [...calls, ...bridges].find(({ id }) => id === about[at.to]);
            if (at.to === 'application' || subject?.owners.has(at.tenant) === false) {
              expect(answer).toHaveProperty('error');
            }
          } else if (at.do === 'seek') {
            // What is hidden of his own calls cannot be looked for either.
            const { data } = await of(at.tenant).ask('channels', 'list', { data: { search: at.other } });
            if (at.other !== at.tenant) expect(data).toEqual([]);
          } else if (at.do === 'list') await of(at.tenant).ask(at.stream, 'list', { data: at.data });
          else await of(at.tenant).ask(at.stream, 'subscribe', { data: at.data });
        }
        for (const call of calls.filter(({ ended }) => !ended)) await client.channels.hangup(call.id);
        for (const { id } of bridges) await client.bridges.destroy(id);
        await vi.waitFor(() => {
          const gone = new Set(root.pushes.filter(({ action }) => action === 'delete').map(({ pk }) => pk));
          for (const { id } of [...calls, ...bridges]) expect(gone).toContain(id);
        }, WAIT);
        root.frames.length = 0;
        for (const [name, socket] of sockets) {
          await socket.call('ping');
          const text = JSON.stringify([
            socket.pushes,
            socket.replies.map(({ payload }) => payload.data),
            socket.events.map(({ data }) => data),
          ]);
          for (const other of TENANTS)
            if (other !== name) {
              const at = text.indexOf(other);
              expect(at === -1 ? '' : text.slice(Math.max(0, at - 300), at + 100), `${name} has seen ${other}`).toBe(
                '',
              );
            }
          for (const { id, owners } of [...calls, ...bridges]) {
            if (!owners.has(name)) expect(text, `${name} has seen ${id}`).not.toContain(`${id}"`);
          }
          heard += socket.events.length;
          socket.socket.terminate();
        }
      };

      const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);
      console.log(`seed ${seed}`);
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), play), {
        numRuns: RUNS,
        seed,
        endOnFailure: true,
      });
      // It would be no proof if nothing had come.
      expect(heard).toBeGreaterThan(RUNS);
    },
  );
});
