import type { ExecutionContext } from '@nestjs/common';
import type { ResourceUser } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { CRM, customer } from './support/crm.js';
import { FRAMEWORKS, startRest, USERS, type RestParts } from './support/started-rest.js';

describe.each(FRAMEWORKS)('who may do what over HTTP, on %s', (_name, adapter) => {
  const start = (options: RestParts['options'], prepared: (request: object) => unknown = () => {}) =>
    startRest({
      providers: CRM,
      adapter: adapter(),
      options,
      beforeInit: (app) =>
        app.useGlobalGuards({
          canActivate: (context: ExecutionContext) => {
            prepared(context.switchToHttp().getRequest());
            return true;
          },
        }),
    });

  it('asks nobody in who is nobody', async () => {
    const { client } = await start({});
    for (const nobody of [client.as(undefined), client.as('stranger')]) {
      const reply = await nobody.get('/api/customers/c1');
      expect(reply).toMatchObject({ status: 401, body: { message: 'Not authenticated', errors: [] } });
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('answers with the permission before anybody looks whether there is an object', async () => {
    const can = (_user: ResourceUser, _stream: string, action: string) => ['create', 'list'].includes(action);
    const { client } = await start({ can });
    await client.post('/api/customers', customer(1));
    for (const pk of ['c1', 'c2']) {
      for (const method of ['GET', 'DELETE']) {
        expect(await client.send(method, `/api/customers/${pk}`)).toMatchObject({
          status: 403,
          body: { message: 'Permission Denied', errors: [] },
        });
      }
    }
    expect(await client.send('DELETE', '/api/customers?calls=1')).toMatchObject({ status: 403 });
    expect(await client.send('DELETE', '/api/customers?calls=77')).toMatchObject({ status: 403 });
  });

  it('hides the objects of one tenant from another, and the fields of a role', async () => {
    const { client } = await start({ tenantOf: ({ tenant }: { tenant?: string }) => tenant });
    const [ada, bob] = [client.as('ada'), client.as('bob')];
    await ada.post('/api/customers', { ...customer(1), tenant: 'acme' });
    await client.post('/api/customers', { ...customer(2), tenant: 'umbrella' });
    expect((await ada.get('/api/customers')).headers.get('x-total-count')).toBe('1');
    expect((await bob.get('/api/customers')).body).toEqual([{ id: 'c2', name: 'customer 2' }]);
    expect(await bob.get('/api/customers/c1')).toMatchObject({ status: 404 });
    expect(await bob.get('/api/customers?calls=1')).toMatchObject({ status: 400 });
    expect(await ada.post('/api/customers', { ...customer(3), tenant: 'umbrella' })).toMatchObject({ status: 403 });
    expect(await ada.send('DELETE', '/api/customers?calls:ge=0')).toMatchObject({ body: { deleted: 1 } });
    expect((await client.get('/api/customers')).headers.get('x-total-count')).toBe('1');
  });

  it('counts what each user asks, and lets the others through', async () => {
    const { client } = await start({ limits: { burst: 3, requestsPerSecond: 0.001 } });
    const asked = await Promise.all([1, 2, 3, 4].map(() => client.as('ada').get('/api/customers')));
    expect(asked.map(({ status }) => String(status)).sort()).toEqual(['200', '200', '200', '429']);
    const refused = await client.as('ada').get('/api/customers');
    expect(refused).toMatchObject({ status: 429, body: { message: 'Too many requests', errors: [] } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await client.as('bob').get('/api/customers')).toMatchObject({ status: 200 });
  });

  it('takes the cookies of its own pages alone', async () => {
    const { client, url } = await start({
      authenticate: ({ cookies }) => USERS[cookies['session'] ?? ''],
      origins: ['https://console.example.com'],
    });
    const asked = async (origin?: string): Promise<number> => {
      const headers = { cookie: 'session=ada', ...(origin !== undefined && { origin }) };
      return (await client.as(undefined).get('/api/customers', headers)).status;
    };
    expect(await asked()).toBe(200);
    expect(await asked(url)).toBe(200);
    expect(await asked('https://console.example.com')).toBe(200);
    expect(await asked('https://evil.example.com')).toBe(401);
  });

  it('hides from `authenticate` what a middleware made of cookies, where a page of somebody else sent them', async () => {
    interface WithSession {
      readonly session?: { readonly user: string };
      readonly user?: { readonly id: string };
      readonly headers: { readonly cookie?: string };
      readonly raw?: { readonly rawHeaders: readonly string[] };
      readonly rawHeaders?: readonly string[];
      readonly method: string;
    }
    const seen: WithSession[] = [];
    const { client } = await start(
      {
        authenticate: ({ request }) => {
          const asked = request as WithSession;
          seen.push(asked);
          return USERS[asked.session?.user ?? asked.user?.id ?? ''];
        },
      },
      (request) => Object.assign(request, { session: { user: 'ada' }, user: { id: 'ada' } }),
    );
    const asked = async (headers: Record<string, string>): Promise<number> =>
      (await client.as(undefined).get('/api/customers', headers)).status;
    expect(await asked({ cookie: 'sid=1' })).toBe(200);
    expect(await asked({ cookie: 'sid=1', origin: 'https://evil.example.com' })).toBe(401);
    const [last] = seen.slice(-1);
    expect(last?.method).toBe('GET');
    expect(last?.headers.cookie).toBeUndefined();
    expect((last?.raw ?? last)?.rawHeaders).not.toContain('sid=1');
    // Nothing came by itself: it is for the application to say who this is.
    expect(await asked({ origin: 'https://spa.example.com' })).toBe(200);
  });

  it('says nothing of why it could not tell who somebody is', async () => {
    const { client } = await start({
      authenticate: () => {
        throw new Error('the database of users at 10.0.0.7 is away');
      },
    });
    expect(await client.get('/api/customers')).toEqual({
      status: 500,
      headers: expect.anything(),
      body: { message: 'Internal error', errors: [] },
    });
  });

  it('does not wait for an answer for ever', async () => {
    const { client } = await start({
      authenticate: () => new Promise(() => {}),
      limits: { authenticateTimeout: 20 },
    });
    expect(await client.get('/api/customers')).toMatchObject({ status: 503 });
  });
});
