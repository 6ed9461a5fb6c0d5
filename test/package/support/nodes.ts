import { beforeAll, describe, it } from 'vitest';
import { nodeBinary, PROMISED_NODES } from './node-binary.js';

type TestOnNode = (node: string) => Promise<void>;

/** Runs the same tests on the Node of this run and on each that the package promises to run on. */
export function describeOnEveryNode(
  name: string,
  tests: (test: (name: string, body: TestOnNode) => void) => void,
): void {
  describe.each([...new Set([process.versions.node, ...PROMISED_NODES])])(`${name}, on Node %s`, (version) => {
    let node: string | undefined;

    beforeAll(async () => {
      node = await nodeBinary(version);
    }, 180_000);

    tests((title, body) => {
      it(title, async ({ skip }) => {
        if (node === undefined) skip(`Node ${version} is not to be had here`);
        else await body(node);
      });
    });
  });
}
