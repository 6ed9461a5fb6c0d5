import { expect, it } from 'vitest';
import { AriHttpException } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';

const JSON_TYPE = 'application/json';
const HTML = '<html><head><title>426 Upgrade</title></head><body><h1>Upgrade\n Required</h1><hr></body></html>';

const BODIES = [
  { name: 'a message', type: JSON_TYPE, body: '{"message":"Channel not found"}', said: 'Channel not found' },
  { name: 'an error', type: JSON_TYPE, body: '{"error":"Allocation failed"}', said: 'Allocation failed' },
  { name: 'a message before an error', type: JSON_TYPE, body: '{"error":"a","message":"b"}', said: 'b' },
  { name: 'an HTML page', type: 'text/html', body: HTML, said: 'Upgrade Required' },
  { name: 'plain text', type: 'text/plain', body: 'out of order', said: 'out of order' },
  { name: 'text that calls itself JSON', type: JSON_TYPE, body: 'not { json', said: 'not { json' },
  { name: 'JSON of another shape', type: JSON_TYPE, body: '{"message":{"deep":1}}', said: '' },
  { name: 'a JSON array', type: JSON_TYPE, body: '[1]', said: '' },
  { name: 'JSON null', type: JSON_TYPE, body: 'null', said: '' },
  { name: 'nothing', type: JSON_TYPE, body: '', said: '' },
];

for (const { name, type, body, said } of BODIES) {
  it(`an error body with ${name} becomes asteriskMessage`, async () => {
    const stub = await stubFor((_request, response) => response.writeHead(409, { 'content-type': type }).end(body));
    const client = clientFor(stub.url);
    for (const command of [client.channels.get('7'), client.recordings.getStoredFile('greeting')].map(failureOf)) {
      const error = await command;
      expect(error).toBeInstanceOf(AriHttpException);
      expect(error).toMatchObject({ status: 409, asteriskMessage: said });
    }
  });
}

it('an endless error page is cut', async () => {
  const stub = await stubFor((_request, response) => response.writeHead(502).end('x'.repeat(100_000)));
  const error = await failureOf(clientFor(stub.url).channels.list());
  expect(error).toMatchObject({ status: 502 });
  expect(error.message.length).toBeLessThan(1_000);
});
