import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { EventRecorder } from '../../contract/event-recorder.js';
import { send } from '../../contract/wire.js';

let asterisk: AsteriskSimulator;
const ask = (method: string, path: string, body?: unknown) =>
  send({ url: `${asterisk.url}/ari`, username: 'ari', password: 'ari' }, { method, path, body });

beforeAll(async () => {
  asterisk = await AsteriskSimulator.start({
    endpoints: ['PJSIP/1001'],
    users: [
      { username: 'ari', password: 'ari' },
      { username: 'ro', password: 'ro', readOnly: true },
    ],
  });
});
afterAll(() => asterisk.stop());

describe('what is not simulated is answered 501 and says so', () => {
  it.each([
    [
      'POST',
      'channels/externalMedia?app=a&format=ulaw&transport=websocket&encapsulation=none&connection_type=server',
      /other transport_data than f\(json\)/,
    ],
    [
      'POST',
      'channels/externalMedia?app=a&external_host=127.0.0.1:9&format=g722&transport=tcp&encapsulation=audiosocket&data=40325ec2-5efd-4bd3-805f-53576e581d13',
      /sound in g722/,
    ],
  ])('%s %s', async (method, path, text) => {
    const answer = await ask(method, path);
    expect(answer.status).toBe(501);
    expect((answer.body as { message: string }).message).toMatch(
      /The Asterisk simulator of nestjs-ari does not simulate/,
    );
    expect((answer.body as { message: string }).message).toMatch(text);
  });

  it('a request that crashes a real Asterisk', async () => {
    const events = await EventRecorder.open({ url: `${asterisk.url}/ari`, username: 'ari', password: 'ari' }, 'hello');
    const caller = await asterisk.call({ from: '1001', app: 'hello' });
    await events.type('StasisStart');
    const answer = await ask('POST', `channels/${caller.channelId}/move`);
    expect(answer).toMatchObject({ status: 501 });
    expect(JSON.stringify(answer.body)).toMatch(/a real Asterisk 22.10 crashes on this request/);
    events.close();
  });
});

describe('mailboxes, which no server is there to hold them to', () => {
  it('are set, read, listed and deleted', async () => {
    expect((await ask('PUT', 'mailboxes/100@default?oldMessages=1&newMessages=2')).status).toBe(204);
    const mailbox = { name: '100@default', old_messages: 1, new_messages: 2 };
    expect((await ask('GET', 'mailboxes/100@default')).body).toEqual(mailbox);
    expect((await ask('GET', 'mailboxes')).body).toEqual([mailbox]);
    expect((await ask('DELETE', 'mailboxes/100@default')).status).toBe(204);
    expect((await ask('GET', 'mailboxes/100@default')).status).toBe(404);
  });
});

it('a user who may only look cannot change anything', async () => {
  const readOnly = { url: `${asterisk.url}/ari`, username: 'ro', password: 'ro' };
  expect((await send(readOnly, { method: 'GET', path: 'channels' })).status).toBe(200);
  expect(await send(readOnly, { method: 'POST', path: 'bridges' })).toMatchObject({
    status: 403,
    body: { message: 'Write access denied' },
  });
});

describe('a dialplan that cannot work is refused at the start', () => {
  it.each([
    [{ default: { 1: ['Dial(PJSIP/1002)'] } }, /uses Dial\(\), which the simulator does not have/],
    [{ default: { 1: ['Wait 1'] } }, /is no dialplan step/],
  ])('%j', async (dialplan, text) => {
    await expect(AsteriskSimulator.start({ dialplan })).rejects.toThrow(text);
  });
});
