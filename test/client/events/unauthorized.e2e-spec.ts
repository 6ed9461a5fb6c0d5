import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { unique } from '../support/call-of-a-test.js';
import { asteriskClient, clientFor, stubFor } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { nextStatus } from '../support/status-of-a-client.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a client whose user or password is refused', () => {
  it.each([
    [401, 0, 30_000],
    [401, 0.999_999, 60_000],
    [403, 0.5, 45_000],
  ])('with %i waits 30 to 60 s before it asks again (chance %d: %i ms)', async (status, chance, wait) => {
    const stub = await stubFor();
    stub.events.refuse = status;
    const client = clientFor(stub.url, { apps: 'a' });
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const refused = nextStatus(client, 'unauthorized');
    const connected = client.connect();
    expect(await refused).toMatchObject({ reason: `the server refused the event socket with ${status}` });
    vi.advanceTimersByTime(wait - 2);
    // The timer of the next attempt still runs: nothing was asked meanwhile.
    expect(vi.getTimerCount()).toBe(1);
    expect(stub.events.handshakes).toHaveLength(1);
    stub.events.refuse = undefined;
    vi.advanceTimersByTime(2);
    await connected;
    expect(client.status).toBe('connected');
  });
});

describeOnAsterisk('a wrong password on a real Asterisk', () => {
  it('shows in the status and in one line of the log, which tells what to look at', async () => {
    const logger = new RecordingLogger();
    const client = asteriskClient({ password: 'wrong', apps: unique('app'), logger });
    client.connect().catch(() => undefined);
    await nextStatus(client, 'unauthorized');
    expect(client.status).toBe('unauthorized');
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]).toMatch(/^warn .*refuses user or password.*401.*trying again every 30 to 60 s$/);
  });
});
