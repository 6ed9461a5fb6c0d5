import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AriConnections, AriModule, type Ari, type AriClientError, type Channel } from 'nestjs-ari';
import type { AsteriskServer } from '../../asterisk/asterisk-server.js';

const MODULE_KEYS = ['imports', 'providers', 'controllers', 'exports'];

/** Classes of an example as a Nest application that is called. */
export class NestExample {
  readonly troubles: AriClientError[] = [];
  readonly #testing: TestingModule;

  private constructor(testing: TestingModule) {
    this.#testing = testing;
  }

  /** Starts the last module among the classes; without one, all of them as providers of a module that is made up. */
  static async start(classes: readonly Type[], { url, username, password }: AsteriskServer): Promise<NestExample> {
    const module = classes.findLast((type) => MODULE_KEYS.some((key) => Reflect.hasMetadata(key, type)));
    const madeUp = {
      imports: [AriModule.forRoot({ url, username, password, events: hasHandlers(classes) })],
      providers: [...classes],
    };
    const example = new NestExample(
      await Test.createTestingModule(module === undefined ? madeUp : { imports: [module] }).compile(),
    );
    await example.#testing.init();
    for (const client of example.clients)
      client.errors.subscribe((trouble) => {
        // Being held up by the other programs of this machine is no trouble of an example.
        if (trouble.kind !== 'lag') example.troubles.push(trouble);
      });
    return example;
  }

  get clients(): readonly Ari[] {
    const connections = this.#testing.get(AriConnections);
    return connections.names.map((name) => connections.get(name));
  }

  /** Calls every application once, one after another; resolves when the last call is over. */
  async call(): Promise<void> {
    for (const client of this.clients) {
      if (client.status === 'idle') continue;
      await client.connect();
      for (const app of client.apps) await callOnce(client, app);
      await client.idle();
    }
  }

  close(): Promise<void> {
    return this.#testing.close();
  }
}

function hasHandlers(classes: readonly Type[]): boolean {
  return classes.some((type) => Reflect.hasMetadata('ari:controller', type));
}

async function callOnce(client: Ari, app: string): Promise<void> {
  const arrived = new Promise<Channel>((resolve) => {
    client.once('StasisStart', ({ channel }) => resolve(channel), { application: app });
  });
  const caller = { extension: 'caller', context: 'docs', callerId: 'Ada <200>' };
  await client.originate(`Local/app-${app}@default`, caller);
  const channel = await arrived;
  // Not every example answers; then the caller gives up.
  const { outcome } = await channel.answered({ timeout: 1_500 });
  if (outcome === 'timeout') await channel.hangup({ ifGone: 'ignore' });
  await channel.ended({ timeout: 30_000 });
}
