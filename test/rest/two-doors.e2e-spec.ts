import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriRestModule } from 'nestjs-ari/rest';
import { describe, expect, it } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { CRM, customer } from './support/crm.js';
import { FRAMEWORKS, startRest, USERS } from './support/started-rest.js';

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
});
