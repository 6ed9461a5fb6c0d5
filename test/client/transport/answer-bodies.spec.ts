import { expect, it } from 'vitest';
import { Channel } from 'nestjs-ari/client';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { json, type Answer } from '../support/stub-ari.js';

const answer =
  (body: string | Buffer, type: string | undefined, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, type === undefined ? {} : { 'content-type': type }).end(body);
  };

const JSON_TYPE = 'application/json';

const RAW: readonly { readonly name: string; readonly answer: Answer; readonly value: unknown }[] = [
  { name: 'JSON', answer: json(200, { a: [1] }), value: { a: [1] } },
  {
    name: 'JSON with a character set',
    answer: answer('{"a":"ü"}', 'application/json; charset=utf-8'),
    value: { a: 'ü' },
  },
  { name: 'JSON that does not say so', answer: answer('{"a":1}', undefined), value: { a: 1 } },
  { name: 'nothing', answer: answer('', JSON_TYPE, 204), value: undefined },
  { name: 'nothing, with 200', answer: answer('', JSON_TYPE), value: undefined },
  { name: 'text', answer: answer('[1]', 'text/plain'), value: '[1]' },
  { name: 'a JSON text', answer: answer('"a"', JSON_TYPE), value: 'a' },
];

for (const { name, answer: given, value } of RAW) {
  it(`client.request gives ${name} out`, async () => {
    const stub = await stubFor(given);
    expect(await clientFor(stub.url).request({ method: 'GET', path: 'new/operation' })).toEqual(value);
  });
}

it('client.request gives bytes out where they are asked for', async () => {
  const stub = await stubFor(answer(Buffer.from([0, 255, 128]), 'audio/wav'));
  const bytes = await clientFor(stub.url).request({ method: 'GET', path: 'x', binary: true });
  expect(bytes).toEqual(Buffer.from([0, 255, 128]));
});

it('a text of several bytes a character survives being cut anywhere', async () => {
  const text = Buffer.from(JSON.stringify([{ id: '7', name: 'ü電🦆' }]));
  const stub = await stubFor((_request, response) => {
    response.writeHead(200, { 'content-type': JSON_TYPE });
    for (const byte of text) response.write(Buffer.from([byte]));
    response.end();
  });
  const [channel] = await clientFor(stub.url).channels.list();
  expect(channel).toBeInstanceOf(Channel);
  expect(channel?.name).toBe('ü電🦆');
});

it('fields that this release does not know are kept', async () => {
  const stub = await stubFor(json(200, { id: '7', name: 'PJSIP/1', brand_new: { a: 1 } }));
  const channel = await clientFor(stub.url).channels.get('7');
  expect({ ...channel }).toEqual({ id: '7', name: 'PJSIP/1', brand_new: { a: 1 } });
});
