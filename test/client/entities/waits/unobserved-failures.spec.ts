import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import { failureOf } from '../support/outcomes.js';

// A stub: every command is to fail.
describe('waits and pending objects that nobody looks at', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);

  // Vitest's own listeners would fail the run: here an unhandled rejection is an outcome to look at.
  let theirs: NodeJS.UnhandledRejectionListener[] = [];
  beforeEach(() => {
    theirs = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note);
  });
  afterEach(() => {
    process.removeAllListeners('unhandledRejection');
    for (const listener of theirs) process.on('unhandledRejection', listener);
  });

  it('raise no unhandled rejection when the command fails or the wait is given up; a plain command does', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.answer = () => ({ status: 500, body: { message: 'no' } });
    const hurry = new AbortController();
    const playback = channel.play('sound:a');
    void playback.finished();
    void playback.started({ signal: hurry.signal });
    void channel.record().finished();
    void client.originate('Local/1@default').answered();
    void channel.dial().answered();
    void channel.snoop('objects').entered();
    void channel.nextDigit({ signal: hurry.signal });
    void channel.until('ChannelHold', () => true, { signal: hurry.signal });
    hurry.abort();
    await failureOf(playback);
    await delivered(client, stub);
    await failureOf(channel.answer());
    expect(unhandled).toEqual([]);

    void channel.move('elsewhere');
    await failureOf(channel.answer());
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toHaveLength(1);
    expect(unhandled[0]).toMatchObject({ name: 'AriServerException' });
  });
});
