import { expect, it } from 'vitest';
import { AriConnectionException, AriNotFoundException, AriUnavailableException } from 'nestjs-ari/client';
import { freeTcpPort } from '../../asterisk/free-port.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { clientFor, ownAsterisk } from '../support/clients-of-a-test.js';

/** On a busy machine the moment between two stages may pass between two questions. */
const STARTS = 5;

/** What the commands failed with that were sent, one after another, from the moment of start to the first answer. */
async function refusalsWhileBooting(): Promise<unknown[]> {
  const httpPort = await freeTcpPort();
  const client = clientFor(`http://127.0.0.1:${httpPort}`, { name: 'booting' });
  const refusals: unknown[] = [];
  const starting = ownAsterisk({ httpPort });
  let answered = false;
  while (!answered) {
    await client.asterisk.ping().then(
      () => (answered = true),
      (error: unknown) => refusals.push(error),
    );
  }
  await (await starting).stop();
  return refusals;
}

describeOnAsterisk('an Asterisk that is asked from the moment of its start', () => {
  it('refuses connections, then is unavailable, then answers', { timeout: 60_000 }, async () => {
    const known = [AriConnectionException, AriNotFoundException, AriUnavailableException];
    let unavailable: unknown;
    for (let start = 0; start < STARTS && unavailable === undefined; start += 1) {
      const refusals = await refusalsWhileBooting();
      expect(refusals[0]).toBeInstanceOf(AriConnectionException);
      expect(refusals[0]).toMatchObject({ sent: 'no', operation: 'asterisk.ping', connection: 'booting' });
      expect(refusals.filter((error) => !known.some((type) => error instanceof type))).toEqual([]);
      unavailable = refusals.find((error) => error instanceof AriUnavailableException);
    }
    expect(unavailable).toBeInstanceOf(AriUnavailableException);
    expect({ ...(unavailable as object) }).toEqual({
      name: 'AriUnavailableException',
      code: 'ARI_UNAVAILABLE',
      status: 503,
      method: 'GET',
      path: 'asterisk/ping',
      operation: 'asterisk.ping',
      connection: 'booting',
      asteriskMessage: 'Asterisk not booted',
      writtenBy: 'ari',
    });
  });
});
