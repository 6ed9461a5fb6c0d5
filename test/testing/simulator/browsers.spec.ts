import { expect, it } from 'vitest';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { send } from '../../contract/wire.js';

it('lets a browser in whose origin is allowed', async () => {
  const asterisk = await AsteriskSimulator.start({ allowedOrigins: ['http://phone.example'] });
  const address = { url: `${asterisk.url}/ari`, username: 'ari', password: 'ari' };
  const allowed = {
    'access-control-allow-origin': 'http://phone.example',
    'access-control-allow-credentials': 'true',
  };
  const headers = { origin: 'http://phone.example' };
  const asked = { ...headers, 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-one' };
  expect((await send(address, { method: 'OPTIONS', path: 'channels', headers: asked })).headers).toMatchObject({
    ...allowed,
    'access-control-allow-methods': 'OPTIONS,GET,POST',
    'access-control-allow-headers': 'x-one',
  });
  expect((await send(address, { method: 'GET', path: 'channels', headers })).headers).toMatchObject(allowed);
  const stranger = await send(address, {
    method: 'GET',
    path: 'channels',
    headers: { origin: 'http://other.example' },
  });
  expect(stranger.headers).not.toHaveProperty('access-control-allow-origin');
  await asterisk.stop();
});
