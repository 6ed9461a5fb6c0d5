import { ResourceConfigurationException } from 'nestjs-ari/resources';
import { AriRestModule, type AriRestOptions } from 'nestjs-ari/rest';
import { describe, expect, it } from 'vitest';
import { CRM } from './support/crm.js';
import { restModule, startRest } from './support/started-rest.js';

const start = (options: object): Promise<unknown> =>
  startRest({
    providers: CRM,
    imports: [AriRestModule.forRoot({ can: () => true, ...options } as unknown as AriRestOptions)],
  });

const authenticate = (): undefined => undefined;

describe('a door that can never work is no door', () => {
  it.each([
    [{}, /needs "authenticate"/],
    [{ authenticate, can: undefined }, /needs "can"/],
    [{ authenticate, pathh: 'api' }, /unknown option "pathh"; did you mean "path"\?/],
    [{ authenticate, path: 'a?b' }, /has the "path" "a\?b"/],
    [{ authenticate, origins: ['example.com'] }, /"example\.com" among its "origins"/],
    [{ authenticate, limits: { bursts: 1 } }, /unknown limit "bursts"; did you mean "burst"\?/],
    [{ authenticate, limits: { burst: 0 } }, /the limit "burst" of 0/],
    [{ authenticate, streams: ['customer'] }, /"customer" in "streams", which no binding has; there are customers/],
    [{ authenticate, resources: restModule() }, /has "can" beside "resources"/],
  ])('%o', async (options, message) => {
    const started = start(options);
    await expect(started).rejects.toBeInstanceOf(ResourceConfigurationException);
    await expect(started).rejects.toThrow(message);
  });

  it('opens the streams that are named, and no others', async () => {
    const { client } = await startRest({ providers: CRM, options: { streams: [] } });
    expect(await client.get('/api/customers')).toMatchObject({ status: 404 });
  });
});
