import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriRestModule } from 'nestjs-ari/rest';
import { describe, expect, it } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { CRM, customer } from './support/crm.js';
import { FRAMEWORKS, startRest, USERS } from './support/started-rest.js';
import { eventually } from '../client/support/eventually.js';

const authenticate = ({ token }: { readonly token?: string }) => USERS[token ?? ''];

describe.each(FRAMEWORKS)('two doors to the same resources, on %s', (_name, adapter) => {
  it('have one policy, and what goes in by one is heard at the other', async () => {
    const gateway = AriGatewayModule.forRoot({
      authenticate,
      can: ({ role }, _stream, action) => role === 'admin' || action !== 'delete',
      tenantOf: ({ tenant }: { tenant?: string }) => tenant,
    });
    const { client, url } = await startRest({
      providers: CRM,
      adapter: adapter(),
      imports: [gateway, AriRestModule.forRoot({ authenticate, resources: gateway })],
    });
    const ada = await GatewaySocket.open(`${url.replace('http', 'ws')}/ari-gateway`, 'ada');
    await ada.ask('customers', 'subscribe', { data: { action: 'create' } });
    const created = await client.as('ada').post('/api/customers', { ...customer(1), tenant: 'acme' });
    await ada.heard(2);
    expect(ada.pushes).toMatchObject([{ action: 'create', data: created.body }]);
    expect(await client.as('ada').send('DELETE', '/api/customers/c1')).toMatchObject({ status: 403 });
    expect(await ada.ask('customers', 'delete', { pk: 'c1' })).toMatchObject({ response_status: 403 });
    expect(await client.as('bob').get('/api/customers/c1')).toMatchObject({ status: 404 });
    const cursor = (await client.get('/api/customers?cursor=&limit=1')).headers.get('x-next-cursor');
    expect(cursor).toBeNull();
  });

  it('let nobody in between while one looks at the state that a change depends on', async () => {
    const asked: string[] = [];
    let letGo!: () => void;
    const released = new Promise<void>((resolve) => (letGo = resolve));
    let looked!: () => void;
    const looking = new Promise<void>((resolve) => (looked = resolve));
    const gateway = AriGatewayModule.forRoot({
      authenticate,
      can: async ({ id }, _stream, action, _pk, object) => {
        asked.push(`${id} ${action}`);
        // The state has been read, and has not been compared yet.
        if (id !== 'ada' || action !== 'retrieve' || object === undefined) return true;
        looked();
        await released;
        return true;
      },
      tenantOf: ({ tenant }: { tenant?: string }) => tenant,
    });
    const { client, url } = await startRest({
      providers: CRM,
      adapter: adapter(),
      imports: [gateway, AriRestModule.forRoot({ authenticate, resources: gateway })],
    });
    const root = await GatewaySocket.open(`${url.replace('http', 'ws')}/ari-gateway`, 'root');
    const { headers } = await client.post('/api/customers', { ...customer(1), tenant: 'acme' });
    expect(headers.get('location')).toBe('/api/customers/c1');
    const tag = (await client.get('/api/customers/c1')).headers.get('etag') ?? '';
    const put = client
      .as('ada')
      .send('PATCH', '/api/customers/c1', { body: { calls: 7 }, headers: { 'if-match': tag } });
    await looking;
    const written = root.ask('customers', 'patch', { pk: 'c1', data: { name: 'Eve' } });
    // It has come, and waits; one of another tenant does not, whether there is something to wait for or not.
    await eventually(() => expect(asked.filter((one) => one === 'root patch')).toHaveLength(2));
    for (const pk of ['c1', 'c9']) {
      expect(await client.as('bob').send('PATCH', `/api/customers/${pk}`, { body: { calls: 1 } })).toMatchObject({
        status: 404,
      });
    }
    expect(root.replies).toHaveLength(0);
    letGo();
    expect(await put).toMatchObject({ status: 200, body: { calls: 7, name: 'customer 1' } });
    expect(await written).toMatchObject({ response_status: 200, data: { calls: 7, name: 'Eve' } });
    expect(
      await client.as('ada').send('PATCH', '/api/customers/c1', { body: { calls: 8 }, headers: { 'if-match': tag } }),
    ).toMatchObject({ status: 412 });
  });
});
