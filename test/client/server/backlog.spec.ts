import { expect, it, onTestFinished, vi } from 'vitest';
import type { AriServer } from 'nestjs-ari/client';
import type { CommandFrame } from '../command-socket/support/stub-commands.js';
import { serverFor } from './support/server-of-a-test.js';
import { StubAsterisk } from './support/stub-asterisk.js';
import { eventually } from '../support/eventually.js';

/** The clock of this Asterisk is an hour behind ours, and zones are written as Asterisk writes them. */
const NOW = Date.now() - 3_600_000;
const at = (ms: number): string => new Date(NOW + ms).toISOString().replace('Z', '+0000');

interface Told {
  readonly server: AriServer;
  /** Arrivals as handlers saw them: `id stale`. */
  readonly heard: string[];
}

async function listening(): Promise<Told> {
  const server = serverFor({ port: 0 });
  const heard: string[] = [];
  server.on('StasisStart', ({ channel, stale }) => void heard.push(`${channel.id} ${stale}`));
  await server.listen();
  return { server, heard };
}

function answerOf({ request_id }: CommandFrame, more: object): object {
  return { type: 'RESTResponse', request_id, content_type: 'application/json', message_body: '{}', ...more };
}

/** An Asterisk that answers nothing until the test says so. */
async function silent(server: AriServer): Promise<StubAsterisk> {
  const stub = await StubAsterisk.call(server);
  stub.answer = () => {};
  return stub;
}

function arrives(stub: StubAsterisk, id: string, ms: number): void {
  const channel = { id, name: `PJSIP/${id}`, state: 'Ring', caller: {}, connected: {}, dialplan: {} };
  const event = {
    type: 'StasisStart',
    application: 'calls',
    asterisk_id: 'stub',
    args: [],
    timestamp: at(ms),
    channel,
  };
  stub.send(event);
}

/** Answers the question that was asked when the socket opened, and says which calls are gone. */
async function answers(stub: StubAsterisk, timestamp: string, gone: readonly string[] = []): Promise<void> {
  await stub.commanded('asterisk/ping');
  stub.answer = (command) => {
    const [, id = ''] = /^channels\/(.+)/.exec(command.uri) ?? [];
    stub.send(answerOf(command, { timestamp, status_code: gone.includes(id) ? 404 : 200 }));
  };
  for (const command of [...stub.commands]) stub.answer(command);
}

it('the time is that of Asterisk, whatever our clock shows', async () => {
  const { server, heard } = await listening();
  const stub = await silent(server);
  stub.send({ type: 'ApplicationRegistered', application: 'calls', asterisk_id: 'stub', timestamp: at(-60_000) });
  arrives(stub, 'kept', -30_000);
  arrives(stub, 'new', 0);
  await answers(stub, at(0));
  await eventually(() => expect(heard).toEqual(['kept true', 'new false']));
});

it('nothing is let go before Asterisk has answered, so that none overtakes another', async () => {
  const { server, heard } = await listening();
  const stub = await silent(server);
  arrives(stub, 'kept', -30_000);
  await stub.commanded('asterisk/ping');
  expect(heard).toEqual([]);
  await answers(stub, at(0));
  await eventually(() => expect(heard).toEqual(['kept true']));
});

it('an Asterisk that never answers holds nothing back for long; what came before it registered counts as kept', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { server, heard } = await listening();
  const stub = await silent(server);
  arrives(stub, 'kept', -30_000);
  stub.send({ type: 'ApplicationRegistered', application: 'calls', asterisk_id: 'stub', timestamp: at(0) });
  arrives(stub, 'new', 10);
  await stub.commanded('asterisk/ping');
  await vi.advanceTimersByTimeAsync(2_000);
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  await eventually(() => expect(heard).toEqual(['kept true', 'new false']));
});

it('a call that is gone is missed, and the next ones keep their places behind it', async () => {
  const { server, heard } = await listening();
  const missed: string[] = [];
  server.missedCalls.subscribe(({ channel }) => void missed.push(channel.id));
  const stub = await silent(server);
  for (const id of ['a', 'b', 'c']) arrives(stub, id, -30_000);
  arrives(stub, 'd', 0);
  await answers(stub, at(0), ['b']);
  await eventually(() => expect(heard).toEqual(['a true', 'c true', 'd false']));
  expect(missed).toEqual(['b']);
  expect(server.asterisks[0]?.counts).toMatchObject({ missedCalls: 1, received: 3 });
});

it('a socket that is lost before the answer leaves its events to the next one', async () => {
  const { server, heard } = await listening();
  const first = await silent(server);
  arrives(first, 'kept', -30_000);
  await first.commanded('asterisk/ping');
  first.socket.terminate();
  const second = await silent(server);
  arrives(second, 'later', -10_000);
  await answers(second, at(0));
  await eventually(() => expect(heard).toEqual(['kept true', 'later true']));
});

it('a server that is closed lets go of nothing any more', async () => {
  const { server, heard } = await listening();
  const stub = await silent(server);
  arrives(stub, 'kept', -30_000);
  await stub.commanded('asterisk/ping');
  await server.close();
  expect(heard).toEqual([]);
});
