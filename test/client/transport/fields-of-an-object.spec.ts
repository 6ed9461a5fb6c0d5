import { AriInvalidCallException, type ConfigTuple } from 'nestjs-ari/client';
import { expect, it } from 'vitest';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';

// Asterisk 22.10 ends with a crash on each of the lists: see test/contract/crashes.spec.ts.
it.each([
  ['has no value', [{ attribute: 'contact' }], 'has an item whose "value" is not a string'],
  ['has no attribute', [{ value: '1' }], 'has an item whose "attribute" is not a string'],
  ['has a number', [{ attribute: 'max_contacts', value: 1 }], 'has an item whose "value" is not a string'],
  ['is nothing', [null], 'has an item whose "attribute" is not a string'],
  ['is a string', ['contact'], 'has an item whose "attribute" is not a string'],
  ['is one of several', [{ attribute: 'a', value: '' }, {}], 'has an item whose "attribute" is not a string'],
  ['is not in a list', { attribute: 'contact', value: 'x' }, 'must be a list'],
])('a field of a configuration object that %s is not sent', async (_title, fields, problem) => {
  const stub = await stubFor();
  const { asterisk } = clientFor(stub.url);
  const refused = await failureOf(
    asterisk.updateObject('res_pjsip', 'aor', 'alice', { fields: fields as readonly ConfigTuple[] }),
  );
  expect(refused).toBeInstanceOf(AriInvalidCallException);
  expect(refused).toMatchObject({ operation: 'asterisk.updateObject', parameter: 'fields', sent: 'no' });
  expect(refused.message).toContain(problem);
  expect(stub.requests).toEqual([]);
});

it('fields that are complete are', async () => {
  const stub = await stubFor();
  const fields = [{ attribute: 'contact', value: 'sip:alice@127.0.0.1' }];
  await clientFor(stub.url).asterisk.updateObject('res_pjsip', 'aor', 'alice', { fields });
  expect(stub.last.body).toBe(JSON.stringify({ fields }));
});
