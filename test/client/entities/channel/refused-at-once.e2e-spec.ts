import { describe, expect, it, onTestFinished } from 'vitest';
import { AriClient, AriServerException, type Ari, type AriClientOptions } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { contractDialplan } from '../../../contract/contract-dialplan.js';
import { describeOnAsterisk, requireAsterisk } from '../../../setup/describe-on-asterisk.js';
import { RefusingPhone } from '../../../asterisk/sip/refusing-phone.js';
import { calledServer } from '../../server/support/server-of-a-test.js';
import { asteriskClient } from '../support/asterisk-call.js';
import { SILENT } from '../support/silent-logger.js';

const CALLS = process.env['SOAK'] === '1' ? 200 : 40;
const AT_ONCE = 10;
const TO_DIALPLAN = { context: 'default', extension: 'answer' };

const WAYS: readonly Partial<AriClientOptions>[] = [
  {},
  { transport: 'websocket' },
  { transport: 'websocket', websocket: { socket: 'events' } },
];

/** The different outcomes of many calls, each with its cause. */
async function outcomes(client: Ari, endpoint: string): Promise<string[]> {
  const seen = new Set<string>();
  for (let calls = 0; calls < CALLS; calls += AT_ONCE) {
    const ends = Array.from({ length: AT_ONCE }, async (_, at) => {
      const call = client.originate(endpoint, TO_DIALPLAN);
      const wait = { timeout: 9_000 };
      const end = await (at % 2 === 0 ? call.ended(wait) : call.answered(wait));
      const { signal } = await call;
      expect(signal.aborted).toBe(true);
      seen.add(`${end.outcome} ${('cause' in end ? end.cause : undefined) ?? ''}`.trim());
    });
    await Promise.all(ends);
  }
  return [...seen].sort();
}

// Asterisk tells nobody of such a call until it is asked to, and by then it may be over.
describeOnAsterisk.each(WAYS)('a call into the dialplan whose far end refuses at once: %o', (way) => {
  it.each(['busy', 'congestion', 'no-such-extension'])('is a hangup: %s', async (extension) => {
    const client = await asteriskClient(way);
    for (const outcome of await outcomes(client, `Local/${extension}@default`)) {
      // Asterisk gives a Local channel no cause.
      expect(outcome).toMatch(/^hangup( 0)?$/);
    }
  });

  it.each([
    ['486 Busy Here', 17],
    ['603 Decline', 21],
    ['503 Service Unavailable', 34],
  ])('is a hangup, with its cause where Asterisk was asked in time: %s', async (status, cause) => {
    const phone = await RefusingPhone.plugIn(requireAsterisk(), status);
    onTestFinished(() => phone.unplug());
    const client = await asteriskClient(way);
    const seen = await outcomes(client, 'PJSIP/sipp');
    expect(phone.refused).toBe(CALLS);
    for (const outcome of seen) expect(['hangup', `hangup ${cause}`]).toContain(outcome);
  });

  it.each(['endpoint:PJSIP/sipp', 'endpoint:PJSIP'])('always has its cause for who hears %s', async (endpoint) => {
    const phone = await RefusingPhone.plugIn(requireAsterisk(), '486 Busy Here');
    onTestFinished(() => phone.unplug());
    const client = await asteriskClient({ ...way, subscriptions: [endpoint] });
    expect(await outcomes(client, 'PJSIP/sipp')).toEqual(['hangup 17']);
    expect(phone.refused).toBe(CALLS);
  });

  it.each(['PJSIP/nobody-of-that-name', 'NoSuchTechnology/1'])('is an exception: %s', async (endpoint) => {
    const client = await asteriskClient(way);
    await expect(client.originate(endpoint, TO_DIALPLAN).ended()).rejects.toThrow(AriServerException);
  });
});

describeOnAsterisk("a call into the dialplan over Asterisk's own socket, whose far end refuses at once", () => {
  it('is a hangup in every way, and an exception where the endpoint is none', async () => {
    const { server, asterisk } = await calledServer();
    for (const extension of ['busy', 'congestion', 'no-such-extension']) {
      for (const outcome of await outcomes(server, `Local/${extension}@default`)) {
        expect(outcome).toMatch(/^hangup( 0)?$/);
      }
    }
    const phone = await RefusingPhone.plugIn(asterisk, '486 Busy Here');
    onTestFinished(() => phone.unplug());
    for (const outcome of await outcomes(server, 'PJSIP/sipp')) expect(['hangup', 'hangup 17']).toContain(outcome);
    expect(phone.refused).toBe(CALLS);
    const none = server.originate('PJSIP/nobody-of-that-name', TO_DIALPLAN).ended();
    await expect(none).rejects.toThrow(AriServerException);
  }, 120_000);
});

describeOnAsterisk('a call into the application whose far end refuses at once', () => {
  it.each([
    ['486 Busy Here', 17],
    ['603 Decline', 21],
  ])('always has its cause: %s', async (status, cause) => {
    const phone = await RefusingPhone.plugIn(requireAsterisk(), status);
    onTestFinished(() => phone.unplug());
    const client = await asteriskClient();
    for (let calls = 0; calls < CALLS; calls += AT_ONCE) {
      const ends = Array.from({ length: AT_ONCE }, () => client.originate('PJSIP/sipp').ended({ timeout: 9_000 }));
      for (const end of await Promise.all(ends)) expect(end).toMatchObject({ outcome: 'hangup', cause });
    }
  });
});

describe('a simulated call into the dialplan whose far end refuses at once', () => {
  it.each(['busy', 'congestion', 'no-such-extension'])('is a hangup: %s', async (extension) => {
    const asterisk = await AsteriskSimulator.start({ dialplan: contractDialplan });
    onTestFinished(() => asterisk.stop());
    const { url, username, password } = asterisk;
    const client = new AriClient({ url, username, password, apps: 'refused', logger: SILENT });
    onTestFinished(() => client.close());
    await client.connect();
    for (const outcome of await outcomes(client, `Local/${extension}@default`)) {
      expect(outcome).toMatch(/^hangup( 0)?$/);
    }
  });

  it.each(['endpoint:PJSIP/sipp', 'endpoint:PJSIP'])('always has its cause for who hears %s', async (endpoint) => {
    const asterisk = await AsteriskSimulator.start({ dialplan: contractDialplan });
    onTestFinished(() => asterisk.stop());
    asterisk.phone('PJSIP/sipp').onRing((ring) => ring.busy());
    const { url, username, password } = asterisk;
    const options = { url, username, password, apps: 'refused', subscriptions: [endpoint], logger: SILENT };
    const client = new AriClient(options);
    onTestFinished(() => client.close());
    await client.connect();
    expect(await outcomes(client, 'PJSIP/sipp')).toEqual(['hangup 17']);
  });
});
