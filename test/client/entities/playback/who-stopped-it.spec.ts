import { describe, expect, it } from 'vitest';
import type { PendingPlayback } from 'nestjs-ari/client';
import { NOT_FOUND, NO_CONTENT, type Command, type ExchangeStub, type Reply } from '../support/exchange-stub.js';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { playbackFinished, playbackStarted, wirePlayback } from '../support/wire-events.js';

const created = ({ path }: Command): Reply => ({ status: 201, body: wirePlayback(path.split('/')[3] ?? '', 'queued') });

/** The stub keeps the answer to a stop until it is told to give it. */
function holdStops(stub: ExchangeStub, reply: Reply): () => void {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  stub.answer = (command) => (command.method === 'DELETE' ? released.then(() => reply) : created(command));
  return release;
}

async function playing(reply: Reply) {
  const [client, stub] = await stubbedClient();
  const release = holdStops(stub, reply);
  const channel = await callIn(client, stub);
  const playback: PendingPlayback = channel.play('sound:hello-world');
  await playback;
  stub.send(playbackStarted(playback.id));
  return { client, stub, release, playback };
}

// A stub: on the real server the end of a sound cannot be made to coincide with the command to stop it.
describe('a sound that ends while it is being stopped', () => {
  it.each([
    ['stopped', NO_CONTENT],
    ['finished', NOT_FOUND],
  ])('reads %s by the answer to the stop, when that comes last', async (outcome, reply) => {
    const { client, stub, release, playback } = await playing(reply);
    const stopped = playback.stop();
    stub.send(playbackFinished(playback.id));
    await delivered(client, stub);
    expect(await playback.finished({ timeout: 0 })).toEqual({ outcome: 'timeout' });
    release();
    await stopped;
    expect(await playback.finished()).toMatchObject({ outcome });
  });

  it.each([
    ['stopped', NO_CONTENT],
    ['finished', NOT_FOUND],
  ])('reads %s by the answer to the stop, when that comes first', async (outcome, reply) => {
    const { stub, release, playback } = await playing(reply);
    release();
    await playback.stop();
    stub.send(playbackFinished(playback.id));
    expect(await playback.finished()).toMatchObject({ outcome });
  });
});

describe('a stop that follows the start at once', () => {
  it('does not overtake it', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = (command) => (command.method === 'DELETE' ? NO_CONTENT : created(command));
    const playback = channel.play('sound:hello-world');
    await playback.stop();
    const sent = stub.commands.filter(({ path }) => path.includes(playback.id)).map(({ method }) => method);
    expect(sent).toEqual(['POST', 'DELETE']);
  });
});
