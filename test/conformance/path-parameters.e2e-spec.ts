import { afterAll, beforeAll, expect, it } from 'vitest';
import { AriClient, AriInvalidCallException } from 'nestjs-ari/client';
import { failureOf } from '../client/support/clients-of-a-test.js';
import { StubAri } from '../client/support/stub-ari.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { commonOperations } from './support/common-operations.js';
import { completeCall } from './support/complete-call.js';
import { call, namesInPath } from './support/generated-call.js';
import { serverDescription } from './support/server-description.js';

/** What URL rules fold away, and what is no text. Sent, they would address another operation. */
const IMPOSSIBLE = ['.', '..', '', undefined, null, 7, ['a'], '\ud800'];

const { operations } = await serverDescription();
const parameters = commonOperations(operations).flatMap((operation) =>
  namesInPath(operation.path).map((parameter) => ({ operation, parameter, of: operation.name })),
);

describeOnAsterisk('a path parameter that cannot be sent', () => {
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

  it.each(parameters)('is refused on our side: $parameter of $of', async ({ operation, parameter }) => {
    for (const value of IMPOSSIBLE) {
      const refused = await failureOf(call(client, operation, { ...completeCall(operation), [parameter]: value }));
      expect(refused).toBeInstanceOf(AriInvalidCallException);
      expect(refused).toMatchObject({ operation: operation.name, parameter, connection: 'default', sent: 'no' });
    }
    expect(stub.requests).toEqual([]);
  });
});
