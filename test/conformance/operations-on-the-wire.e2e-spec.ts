import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PINNED_ASTERISK_VERSION } from '../asterisk/pinned-version.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { commonOperations, operationsOfTheClient } from './support/common-operations.js';
import type { DescribedOperation } from './support/described-operation.js';
import { expectedRequest, wireRequest } from './support/expected-request.js';
import { anyCall, call } from './support/generated-call.js';
import { serverDescription } from './support/server-description.js';
import { WIRES, type Wire } from './support/wires.js';

const { operations } = await serverDescription();
const CALLS = process.env['SOAK'] === undefined ? 8 : 500;

/** Files travel over HTTP, whichever way all else does. */
const isFile = ({ name }: DescribedOperation): boolean => name === 'recordings.getStoredFile';

/** What has come of a call, over the way that it has to take. */
function arrived({ last, lastOverHttp }: Wire, operation: DescribedOperation) {
  return isFile(operation) && lastOverHttp !== undefined ? lastOverHttp() : last();
}

describeOnAsterisk('the operations of the server', () => {
  it('are 108, and the client has no other', ({ skip }) => {
    const { version } = requireAsterisk();
    if (version !== PINNED_ASTERISK_VERSION) skip(`Asterisk is ${version}, not ${PINNED_ASTERISK_VERSION}`);
    expect(operations).toHaveLength(108);
    expect(operationsOfTheClient().toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
  });
});

for (const [way, open] of Object.entries(WIRES)) {
  describeOnAsterisk(`every operation of the server, called by its generated method ${way}`, () => {
    it('sends its verb, path, query and body', { timeout: 30_000 + CALLS * 1_000 }, async () => {
      const wire = await open();
      for (const operation of commonOperations(operations)) {
        // Without an address for HTTP there is no way for a file; test/client/server/files says what becomes of it.
        if (isFile(operation) && wire.lastOverHttp === undefined) continue;
        const sendsWhatIsDescribed = fc.asyncProperty(anyCall(operation), async (values) => {
          await call(wire.client, operation, values);
          const request = arrived(wire, operation);
          expect(wireRequest(request), operation.name).toEqual(expectedRequest(operation, values));
          // A plus is a space to some readers, and anything beyond these has no place in an URL.
          expect(request.url, operation.name).toMatch(/^[\w\-.~!*'()%/?&=]+$/);
        });
        await fc.assert(sendsWhatIsDescribed, { numRuns: CALLS });
      }
    });
  });
}
