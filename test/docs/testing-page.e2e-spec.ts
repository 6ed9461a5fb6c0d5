import type { AriModuleOptions } from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { documentedServer } from './support/documented-server.js';
import { namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/testing-against-a-real-asterisk.md';

interface TestOfThePage {
  readonly whatACallerHears: (asterisk: AriModuleOptions) => Promise<string[]>;
}

describeOnAsterisk(`the test of ${PAGE}`, () => {
  it('tells what a caller hears', async () => {
    const server = await documentedServer();
    onTestFinished(() => server.stop());
    writeProgram('testing', namedBlock(PAGE, 'greeting.ts'), {});
    const path = writeProgram('testing', namedBlock(PAGE, 'greeting-test.ts'), {});
    const { whatACallerHears } = (await import(/* @vite-ignore */ path)) as TestOfThePage;
    const { url, username, password } = server;
    expect(await whatACallerHears({ url, username, password })).toEqual(['sound:hello-world']);
  });
});
