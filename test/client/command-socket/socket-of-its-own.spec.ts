import { expect, it, vi } from 'vitest';
import type { AriClient } from 'nestjs-ari/client';
import { StubCommands, done } from './support/stub-commands.js';
import { OVER_OWN, clientOfWay, connectedWay, stubAccount } from './support/ways.js';
import { eventually } from '../support/eventually.js';

it('has an application of its own, another one for every client, of no more than 73 characters', async () => {
  const { stub, account } = await stubAccount();
  new StubCommands(stub);
  const idPrefix = 'p'.repeat(40);
  await Promise.all([1, 2].map(() => connectedWay(OVER_OWN, account, { apps: 'calls', idPrefix })));
  const apps = stub.events.handshakes.map(({ url }) => new URL(url, stub.url).searchParams.get('app') ?? '');
  const own = apps.filter((app) => app !== 'calls');
  expect(new Set(own).size).toBe(2);
  for (const app of own) expect(app).toMatch(/^p{40}-commands-\w{16}$/);
  expect(apps.filter((app) => app === 'calls')).toHaveLength(2);
});

it('is opened by the first command where no events are wanted', async () => {
  const { stub, account } = await stubAccount();
  const commands = new StubCommands(stub);
  const client = clientOfWay(OVER_OWN, account, { events: false });
  expect(stub.connections).toBe(0);
  await client.channels.answer('7');
  expect(commands.last).toEqual({
    type: 'RESTRequest',
    request_id: expect.any(String) as string,
    method: 'POST',
    uri: 'channels/7/answer',
  });
});

it('is cut for an unanswered ping, but not while a command is under way: Asterisk reads nothing then', async () => {
  const { stub, account } = await stubAccount();
  const answers: (() => void)[] = [];
  const commands = new StubCommands(stub, (command, socket) => {
    if (command.uri === 'channels/idle/answer') return done(command, socket);
    socket.pause();
    answers.push(() => {
      socket.resume();
      done(command, socket);
    });
  });
  const [busy, idle] = [1, 2].map(() =>
    clientOfWay(OVER_OWN, account, { events: false, ping: { interval: 50, timeout: 250 } }),
  ) as [AriClient, AriClient];
  const slow = busy.channels.answer('busy');
  await eventually(() => expect(answers).toHaveLength(1));
  // The other client has nothing under way: its socket is cut, and cut once more, in the meantime.
  for (let cuts = 1; cuts <= 2; cuts += 1) {
    await idle.channels.answer('idle');
    commands.sockets.at(-1)?.pause();
    await vi.waitFor(() => expect(commands.sockets).toHaveLength(2 + cuts), 45_000);
  }
  answers[0]?.();
  await slow;
  expect(commands.sockets[0]?.readyState).toBe(1);
});
