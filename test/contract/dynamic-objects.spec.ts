import { beforeAll, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { type PhoneTarget, realPhones, virtualPhones } from './phones/phone-target.js';
import { realServer, simulatedServer } from './phones/two-servers.js';
import { World } from './world.js';

const path = 'asterisk/config/dynamic/res_pjsip';

const fieldsOf = (settings: Readonly<Record<string, string>>) => ({
  fields: Object.entries(settings).map(([attribute, value]) => ({ attribute, value })),
});

/** The life of a telephone in the configuration, and every answer on its way. */
async function life(target: PhoneTarget): Promise<unknown[]> {
  const world = new World(target);
  const told: unknown[] = [];
  const tell = async (method: string, request: string, body?: unknown): Promise<void> => {
    const answer = await world.send(method, request, body);
    told.push([method, request, answer.status, answer.body]);
  };
  await tell('GET', 'endpoints/PJSIP/alice');
  await tell('PUT', `${path}/endpoint/alice`, fieldsOf({ context: 'default', disallow: 'all', allow: 'ulaw,alaw' }));
  await tell('GET', 'endpoints/PJSIP/alice');
  await tell('PUT', `${path}/auth/alice`, fieldsOf({ auth_type: 'userpass', username: 'alice', password: 'secret' }));
  await tell('PUT', `${path}/aor/alice`, fieldsOf({ contact: 'sip:a@127.0.0.1:9', max_contacts: '2' }));
  await tell('PUT', `${path}/endpoint/alice`, fieldsOf({ auth: 'alice', aors: 'alice', direct_media: 'no' }));
  await tell('GET', 'endpoints/PJSIP/alice');
  await tell('GET', 'deviceStates/PJSIP%2Falice');
  await tell('PUT', `${path}/aor/alice`, fieldsOf({ remove_existing: 'yes' }));
  for (const type of ['endpoint', 'aor', 'auth']) {
    await tell('GET', `${path}/${type}/alice`);
    await tell('DELETE', `${path}/${type}/alice`);
    await tell('DELETE', `${path}/${type}/alice`);
  }
  await tell('GET', 'endpoints/PJSIP/alice');
  await tell('POST', 'channels?endpoint=PJSIP/alice&app=nobody');
  return told;
}

describeOnAsterisk('a telephone that is added while the server runs', () => {
  let servers: readonly [PhoneTarget, PhoneTarget];

  beforeAll(async () => {
    const [simulator, server] = await Promise.all([simulatedServer(), realServer()]);
    servers = [virtualPhones(simulator), realPhones(server)];
    return async () => {
      await simulator.stop();
      await server.stop();
    };
  });

  it('is answered about alike, from its beginning to its end', async () => {
    const [ours, theirs] = await Promise.all([life(servers[0]), life(servers[1])]);
    expect(ours).toEqual(theirs);
  });
});
