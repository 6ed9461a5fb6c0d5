import { once } from 'node:events';
import { Controller, Get } from '@nestjs/common';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { Journal } from '../support/journal.js';
import { callInto, persistent } from '../../client/server/support/server-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { PATH, registered, startOnHttp } from './support/called-application.js';

@AriController({ app: 'persistent-app' })
class Greeter {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.journal.note('answered');
  }
}

@Controller()
class Pages {
  @Get()
  page(): string {
    return 'a page';
  }

  @Get(PATH)
  samePath(): string {
    return 'a page at the path of Asterisk';
  }
}

async function start() {
  const asterisk = await ownAsterisk({ confExtra: persistent() });
  const application = await startOnHttp(asterisk, { providers: [Greeter], controllers: [Pages] });
  await registered(application.server, 'persistent-app');
  return { asterisk, ...application, origin: `127.0.0.1:${asterisk.outboundPort}` };
}

describeOnAsterisk("the HTTP server of the application, shared with Asterisk's sockets", () => {
  it('brings calls, and pages as before', async () => {
    const { asterisk, journal, server, origin } = await start();
    expect(server.port).toBe(asterisk.outboundPort);
    await callInto(asterisk, 'persistent-app');
    await journal.until('answered');
    expect(await (await fetch(`http://${origin}/`)).text()).toBe('a page');
    expect(await (await fetch(`http://${origin}${PATH}`)).text()).toBe('a page at the path of Asterisk');
  });

  it('answers a WebSocket for another path, where nobody else handles them', async () => {
    const { origin } = await start();
    const socket = new WebSocket(`ws://${origin}/elsewhere`);
    const [{ message }] = (await once(socket, 'error')) as [Error];
    expect(message).toBe('Unexpected server response: 404');
  });

  it('is closed as usual: the sockets of Asterisk go first, and it is not let in again', async () => {
    const { asterisk, app, server } = await start();
    let others = 0;
    app.getHttpServer().on('upgrade', () => (others += 1));
    const order: string[] = [];
    app.getHttpServer().on('close', () => order.push('HTTP server'));
    server.statusChanges.subscribe(({ status }) => order.push(`Asterisk ${status}`));
    await app.close();
    expect(order).toEqual(['Asterisk closed', 'HTTP server']);
    // One attempt may come between the two; a socket that is let in and closed would be tried thousands of times.
    expect(others).toBeLessThan(3);
    await expect(fetch(`http://127.0.0.1:${asterisk.outboundPort}`)).rejects.toThrow('fetch failed');
  });
});
