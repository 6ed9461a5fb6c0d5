import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AriClient } from 'nestjs-ari/client';
import { PINNED_ASTERISK_VERSION } from '../asterisk/pinned-version.js';
import { StubAri } from '../client/support/stub-ari.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { commonOperations, operationsOfTheClient } from './support/common-operations.js';
import { expectedRequest, wireRequest } from './support/expected-request.js';
import { anyCall, call } from './support/generated-call.js';
import { serverDescription } from './support/server-description.js';

const { operations } = await serverDescription();
const CALLS = process.env['SOAK'] === undefined ? 8 : 500;

describeOnAsterisk('an operation of the server, called by its generated method', () => {
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

  it('is one of 108, and the client has no other', ({ skip }) => {
    const { version } = requireAsterisk();
    if (version !== PINNED_ASTERISK_VERSION) skip(`Asterisk is ${version}, not ${PINNED_ASTERISK_VERSION}`);
    expect(operations).toHaveLength(108);
    expect(operationsOfTheClient().toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
  });

  it.each(commonOperations(operations))('$name sends its verb, path, query and body', async (operation) => {
    const sendsWhatIsDescribed = fc.asyncProperty(anyCall(operation), async (values) => {
      await call(client, operation, values);
      expect(wireRequest(stub.last)).toEqual(expectedRequest(operation, values));
      // A plus is a space to some readers, and anything beyond these has no place in an URL.
      expect(stub.last.url).toMatch(/^[\w\-.~!*'()%/?&=]+$/);
    });
    await fc.assert(sendsWhatIsDescribed, { numRuns: CALLS });
  });
});
