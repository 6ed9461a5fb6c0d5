import { expect, it } from 'vitest';
import { failureOf } from '../support/clients-of-a-test.js';
import { StubCommands, done } from './support/stub-commands.js';
import { OVER_OWN, clientOfWay, stubAccount } from './support/ways.js';
import { eventually } from '../support/eventually.js';

/** A server that answers when the test says so, and a client that sends two commands before it waits. */
async function hesitantServer() {
  const { stub, account } = await stubAccount();
  const answers: (() => void)[] = [];
  const commands = new StubCommands(stub, (command, socket) => answers.push(() => done(command, socket)));
  const client = clientOfWay(OVER_OWN, account, { events: false, websocket: { inFlight: 2 } });
  return { client, answers, uris: () => commands.received.map(({ uri }) => uri) };
}

it('no more commands are sent than the limit; the others go in order, one for each answer', async () => {
  const { client, answers, uris } = await hesitantServer();
  const commands = ['a', 'b', 'c', 'd'].map((id) => client.channels.answer(id));
  await eventually(() => expect(uris()).toEqual(['channels/a/answer', 'channels/b/answer']));
  answers.shift()?.();
  await commands[0];
  await eventually(() => expect(uris()).toHaveLength(3));
  await eventually(() => {
    answers.shift()?.();
    expect(uris()).toHaveLength(4);
    expect(answers).toHaveLength(0);
  });
  await Promise.all(commands);
  expect(uris()).toEqual(['a', 'b', 'c', 'd'].map((id) => `channels/${id}/answer`));
});

it('a command that waits its turn was not sent when its time is over, nor is it sent later', async () => {
  const { client, answers, uris } = await hesitantServer();
  const slow = ['a', 'b'].map((id) => client.channels.answer(id));
  await eventually(() => expect(uris()).toHaveLength(2));
  const error = await failureOf(client.channels.answer('c', { timeout: 50 }));
  expect(error).toMatchObject({ name: 'AriTimeoutException', sent: 'no' });
  for (const answer of answers.splice(0)) answer();
  await Promise.all(slow);
  const next = client.channels.answer('d');
  await eventually(() => expect(uris().at(-1)).toBe('channels/d/answer'));
  expect(uris()).not.toContain('channels/c/answer');
  answers[0]?.();
  await next;
});

it('a command that has run out of time makes room for the next', async () => {
  const { client, answers, uris } = await hesitantServer();
  const failures = ['a', 'b'].map((id) => failureOf(client.channels.answer(id, { timeout: 100 })));
  const waiting = client.channels.answer('c');
  for (const error of await Promise.all(failures)) {
    expect(error).toMatchObject({ name: 'AriTimeoutException', sent: 'unknown' });
  }
  await eventually(() => expect(uris()).toHaveLength(3));
  for (const answer of answers) answer();
  await waiting;
});
