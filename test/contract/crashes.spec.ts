import { AsteriskSimulator } from 'nestjs-ari/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { type PhoneTarget, realPhones, virtualPhones } from './phones/phone-target.js';
import { realServer, simulatedServer } from './phones/two-servers.js';
import { send, type WireAnswer } from './wire.js';
import { World } from './world.js';

/** A request that ends Asterisk 22.10.1. */
interface Crash {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** What the simulator says of it. */
  readonly text: string;
}

const object = 'asterisk/config/dynamic/res_pjsip';
/** Added without saying where it is reached. */
const adrift = { fields: [{ attribute: 'context', value: 'default' }] };
const noAddress = 'a message or REFER to the endpoint PJSIP/adrift, which has no address-of-record (aors)';
const badField = 'a field of a configuration object whose "attribute" or "value" is no text';
const sender = 'from=sip:x@127.0.0.1';

const field = (title: string, ...fields: readonly unknown[]): Crash => {
  return { title, method: 'PUT', path: `${object}/aor/crash`, body: { fields }, text: badField };
};
const message = (title: string, method: string, path: string): Crash => ({ title, method, path, text: noAddress });

const crashes: readonly Crash[] = [
  {
    title: 'a channel is moved to no application',
    method: 'POST',
    path: 'channels/{channel}/move',
    text: 'POST /channels/{channelId}/move without "app"',
  },
  {
    title: 'a bridge is recorded in no format',
    method: 'POST',
    path: 'bridges/{bridge}/record?name=crash',
    text: 'POST /bridges/{bridgeId}/record without "format"',
  },
  field('a field has no value', { attribute: 'contact' }),
  field('a field has no attribute', { value: '1' }),
  field('a value is a number', { attribute: 'max_contacts', value: 1 }),
  field('a field is nothing', null),
  field('a field is a text', 'contact'),
  message('an endpoint without an address gets a message', 'PUT', `endpoints/PJSIP/adrift/sendMessage?${sender}`),
  message('it gets one by its address', 'PUT', `endpoints/sendMessage?to=pjsip:adrift&${sender}`),
  message('it is asked to call', 'POST', `endpoints/PJSIP/adrift/refer?${sender}&refer_to=sip:y@127.0.0.1`),
];

/** Sends what crashes, once everything that it names is there. */
async function provoke(target: PhoneTarget, { method, path, body }: Crash): Promise<WireAnswer> {
  const world = new World(target);
  if (path.includes('adrift')) await world.must('PUT', `${object}/endpoint/adrift`, adrift);
  return world.send(method, await world.fill(path), body);
}

// A test with such a request must not pass on the simulator.
describe('the simulator refuses a request that crashes a real Asterisk, and says so, where', () => {
  let simulator: AsteriskSimulator;

  beforeAll(async () => {
    simulator = await simulatedServer();
  });
  afterAll(() => simulator.stop());

  it.each(crashes)('$title', async (crash) => {
    const { status, body } = await provoke(virtualPhones(simulator), crash);
    const text = `${crash.text}: a real Asterisk 22.10 crashes on this request`;
    expect([status, JSON.stringify(body)]).toEqual([501, expect.stringContaining(JSON.stringify(text).slice(1, -1))]);
  });
});

describeOnAsterisk('a real Asterisk ends where', () => {
  it.each(crashes)('$title', async (crash) => {
    const server = await realServer();
    onTestFinished(() => server.stop());
    await expect(provoke(realPhones(server), crash)).rejects.toThrow(/ECONNRESET|socket hang up/);
    const alive = (): Promise<unknown> => send(server, { method: 'GET', path: 'asterisk/ping' });
    await expect.poll(() => alive().catch(({ code }: { code: string }) => code)).toBe('ECONNREFUSED');
  });
});
