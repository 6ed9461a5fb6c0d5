import type { Type } from '@nestjs/common';
import { format } from 'node:util';
import { AriClient } from 'nestjs-ari';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import type { AsteriskServer } from '../asterisk/asterisk-server.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { documentedServer, trueAddress } from './support/documented-server.js';
import { examples, placeOf, promisedOutput, type Block } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';
import { exampleModule } from './support/example-module.js';
import type { Given } from './support/given.js';
import { namesAtRunTime, type Names } from './support/names.js';
import { NestExample } from './support/nest-example.js';

type Exports = Readonly<Record<string, unknown>>;

const isClass = (value: unknown): value is Type =>
  typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));

// Files with names belong together, and each page that has some has a test of its own.
const snippets = examples().filter(({ name, notRun }) => name === undefined && notRun === undefined);

describeOnAsterisk('the examples of the documentation, on a real Asterisk', () => {
  let server: AsteriskServer;
  let names: Names;
  beforeAll(async () => {
    server = await documentedServer();
    names = await namesAtRunTime();
  });
  afterAll(() => server.stop());

  /** A call as the examples find it: answered, in the application, alone in a bridge. */
  async function given(): Promise<Given> {
    const { url, username, password } = server;
    const client = new AriClient({ url, username, password, apps: 'documented' });
    const over = new AbortController();
    onTestFinished(async () => {
      over.abort();
      await client.close();
    });
    await client.connect();
    const call = client.originate('Local/callee@docs');
    await call.entered({ timeout: 5_000 });
    const channel = await (await call).refresh();
    const bridge = await client.bridges.create({ type: 'mixing' });
    await bridge.addChannel(channel);
    onTestFinished(async () => {
      await channel.hangup({ ifGone: 'ignore' });
      await bridge.destroy();
    });
    return { client, channel, bridge, signal: over.signal };
  }

  /** Loads a block: a snippet is run with a call, a module by being loaded. Gives what it declares. */
  async function load(block: Block): Promise<Exports> {
    const path = writeProgram('run', block, trueAddress(server), exampleModule(block, names));
    const { example, ...exports } = (await import(/* @vite-ignore */ path)) as Exports;
    if (typeof example !== 'function') return exports;
    return (await (example as (given: Given) => Promise<Exports>)(await given())) ?? {};
  }

  it.each(snippets.map((block) => [placeOf(block), block] as const))('%s', async (_, block) => {
    const printed: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)));
    onTestFinished(() => log.mockRestore());
    const exports = await load(block);
    for (const text of promisedOutput(block)) expect(printed).toContainEqual(expect.stringContaining(text));
    if (exports['client'] instanceof AriClient) await exports['client'].close();
    const classes = Object.values(exports).filter(isClass);
    if (classes.length === 0) return;
    const application = await NestExample.start(classes, server);
    onTestFinished(() => application.close());
    await application.call();
    expect(application.troubles).toEqual([]);
  });
});
