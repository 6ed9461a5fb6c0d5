import type { ReplacedReaction } from 'nestjs-ari/client';
import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { eventually } from '../support/eventually.js';
import { nextStatus } from '../support/status-of-a-client.js';

/** A client whose application another program has taken, whose socket is cut, and that has not said what to do. */
async function undecided() {
  const stub = await stubFor();
  let decide: (reaction: ReplacedReaction) => void = () => undefined;
  const decision = new Promise<ReplacedReaction>((resolve) => (decide = resolve));
  let ask: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const onReplaced = (): Promise<ReplacedReaction> => {
    ask();
    return decision;
  };
  const client = clientFor(stub.url, { apps: 'a', reconnect: { first: 1, most: 1 }, onReplaced });
  await client.connect();
  stub.events.send({ type: 'ApplicationReplaced', application: 'a' });
  await asked;
  const lost = nextStatus(client, 'reconnecting');
  stub.events.cut();
  await lost;
  return { stub, client, decide };
}

it('a cut while it is decided what to do about a lost application does not take it back', async () => {
  const { stub, client, decide } = await undecided();
  const replaced = nextStatus(client, 'replaced');
  decide('stop');
  await replaced;
  expect(stub.events.handshakes).toHaveLength(1);
  expect(client.apps).toEqual([]);
});

it('it is taken back once that is decided', async () => {
  const { stub, client, decide } = await undecided();
  const back = nextStatus(client, 'connected');
  decide('takeBack');
  await back;
  await eventually(() => expect(stub.events.open).toHaveLength(1));
  expect(stub.events.handshakes).toHaveLength(2);
  expect(client.apps).toEqual(['a']);
});
