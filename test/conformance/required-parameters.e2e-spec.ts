import { afterAll, beforeAll, expect, it } from 'vitest';
import { AriClient, AriInvalidCallException } from 'nestjs-ari/client';
import { failureOf } from '../client/support/clients-of-a-test.js';
import { StubAri } from '../client/support/stub-ari.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { commonOperations } from './support/common-operations.js';
import { completeCall } from './support/complete-call.js';
import type { DescribedOperation, DescribedParameter } from './support/described-operation.js';
import { call } from './support/generated-call.js';
import { serverDescription } from './support/server-description.js';

/** Described as optional, and answered 400 when it is missing. */
const REQUIRED_IN_TRUTH: ReadonlySet<string> = new Set(['channels.sendDTMF.dtmf']);

const isRequired = (operation: DescribedOperation, { name, required, paramType }: DescribedParameter): boolean =>
  paramType !== 'path' && (required === true || REQUIRED_IN_TRUTH.has(`${operation.name}.${name}`));

const { operations } = await serverDescription();
const required = commonOperations(operations).flatMap((operation) =>
  operation.parameters
    .filter((parameter) => isRequired(operation, parameter))
    .map(({ name, paramType }) => ({ operation, parameter: name, paramType, of: operation.name })),
);

describeOnAsterisk('a required parameter that is missing', () => {
  let stub: StubAri;
  let client: AriClient;
  beforeAll(async () => {
    stub = await StubAri.start();
    client = new AriClient({ url: stub.url, username: 'ari', password: 'ari' });
  });
  afterAll(async () => {
    await client.close();
    await stub.stop();
  });

  it('is the application of move, without which Asterisk 22.10 itself would end', () => {
    expect(required.map(({ of, parameter }) => `${of}.${parameter}`)).toContain('channels.move.app');
  });

  it.each(required)('is refused on our side: $parameter of $of', async ({ operation, parameter, paramType }) => {
    const absent = paramType === 'query' ? [undefined, null, ''] : [undefined, null];
    for (const value of absent) {
      const refused = await failureOf(call(client, operation, { ...completeCall(operation), [parameter]: value }));
      expect(refused).toBeInstanceOf(AriInvalidCallException);
      expect(refused).toMatchObject({ operation: operation.name, parameter, sent: 'no' });
    }
    expect(stub.requests).toEqual([]);
  });

  it('is refused when there are no options at all', async () => {
    for (const { operation } of required) {
      const path = Object.fromEntries(
        operation.parameters.filter(({ paramType }) => paramType === 'path').map(({ name }) => [name, 'x']),
      );
      expect(await failureOf(call(client, operation, path)), operation.name).toBeInstanceOf(AriInvalidCallException);
    }
    expect(stub.requests).toEqual([]);
  });
});
