import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const ping = { type: 'RESTRequest', transaction_id: 't', request_id: 'r', method: 'GET', uri: 'asterisk/ping' };
const json = 'application/json';
const refused = (message: string) => ({
  status_code: 400,
  reason_phrase: 'Bad request',
  message_body: JSON.stringify({ message }),
});

describeOnBoth('REST over WebSocket', (target) => {
  let world: World;
  beforeEach(() => {
    world = new World(target);
  });
  afterEach(() => world.clear());

  it.each([
    [
      'a request',
      ping,
      {
        transaction_id: 't',
        request_id: 'r',
        status_code: 200,
        reason_phrase: 'OK',
        uri: 'asterisk/ping',
        content_type: json,
      },
    ],
    [
      'a query in the uri, which the answer leaves out',
      { ...ping, uri: 'asterisk/info?only=system' },
      { status_code: 200, uri: 'asterisk/info' },
    ],
    [
      'a query as pairs',
      { ...ping, uri: 'asterisk/variable', query_strings: [{ name: 'variable', value: 'NOPE' }] },
      { status_code: 200, message_body: '{"value":""}' },
    ],
    [
      'query_strings that are no list',
      { ...ping, uri: 'asterisk/variable', query_strings: 'x' },
      { status_code: 400, reason_phrase: 'Bad Request' },
    ],
    ['a request id that is a number', { ...ping, request_id: 7 }, { status_code: 200, request_id: '' }],
    [
      'no ids',
      { type: 'RESTRequest', method: 'GET', uri: 'asterisk/ping' },
      { status_code: 200, transaction_id: '', request_id: '' },
    ],
    ['a verb in small letters', { ...ping, method: 'get' }, refused("Unknown or missing 'method' property.")],
    ['no verb', { ...ping, method: undefined }, refused("Unknown or missing 'method' property.")],
    ['no uri', { ...ping, uri: undefined }, refused("Empty or missing 'uri' property.")],
    ['no type', { request_id: 'r' }, { ...refused("No 'type' property."), request_id: 'r' }],
    ['an unknown type', { ...ping, type: 'Foo' }, refused('Unknown request type.')],
    ['a list', '[1]', refused("No 'type' property.")],
    ['no JSON', '{bad', { status_code: 400, reason_phrase: 'Failed to parse request message JSON', uri: '' }],
    ['a JSON text', '"x"', { status_code: 400, reason_phrase: 'Failed to parse request message JSON' }],
    [
      'a slash at the start',
      { ...ping, uri: '/asterisk/ping' },
      { status_code: 405, reason_phrase: 'Method Not Allowed', message_body: '{"message":"Invalid method"}' },
    ],
    [
      'the event socket itself',
      { ...ping, uri: 'events' },
      { status_code: 400, message_body: `{"message":"Can't upgrade to websocket from a websocket"}` },
    ],
    [
      'a body without a type',
      { ...ping, method: 'POST', uri: 'channels', message_body: '{}' },
      refused("No 'content_type' for 'message_body'."),
    ],
    [
      'a body of an unknown type',
      { ...ping, method: 'POST', uri: 'channels', message_body: '{}', content_type: 'text/plain' },
      refused('Unknown content type.'),
    ],
    [
      'a body that is no JSON',
      { ...ping, method: 'POST', uri: 'channels', message_body: '{bad', content_type: json },
      refused("Unable to parse 'message_body' as 'application/json'."),
    ],
    [
      'a body that is an object in place of a text',
      { ...ping, method: 'POST', uri: 'channels', message_body: { endpoint: 'x' }, content_type: json },
      { status_code: 400, message_body: '{"message":"Endpoint must be specified"}' },
    ],
    [
      'a form',
      {
        ...ping,
        method: 'POST',
        uri: 'channels',
        message_body: 'endpoint=Local',
        content_type: 'application/x-www-form-urlencoded',
      },
      { status_code: 400, message_body: '{"message":"Invalid endpoint specified"}' },
    ],
    [
      'an unknown path',
      { ...ping, uri: 'nope' },
      { status_code: 404, reason_phrase: 'Not Found', message_body: '{"message":"Resource not found"}' },
    ],
  ])('answers %s', async (_title, message, answer) => {
    const events = await world.app();
    expect(await events.ask(message)).toMatchObject({
      type: 'RESTResponse',
      application: await world.thing('app'),
      ...answer,
    });
  });

  it('has no body in the answer to a command that has none', async () => {
    const [channel, events] = [await world.thing('channel'), await world.app()];
    const answer = await events.ask({
      ...ping,
      method: 'POST',
      uri: `channels/${channel}/variable?variable=A&value=1`,
    });
    expect(answer).toMatchObject({
      status_code: 204,
      reason_phrase: 'No Content',
      uri: `channels/${channel}/variable`,
    });
    expect(answer).not.toHaveProperty('message_body');
    expect(answer).not.toHaveProperty('content_type');
  });

  it('answers in the order of the requests', async () => {
    const events = await world.app();
    for (const request_id of ['1', '2', '3', '4']) events.socket.send(JSON.stringify({ ...ping, request_id }));
    await events.until(() => events.of('RESTResponse').length === 4, 'four answers');
    expect(events.of('RESTResponse').map((answer) => answer['request_id'])).toEqual(['1', '2', '3', '4']);
  });

  it('cannot send a file', async () => {
    const [stored, events] = [await world.thing('stored'), await world.app()];
    const answer = await events.ask({ ...ping, uri: `recordings/stored/${stored}/file` });
    expect(answer).toMatchObject({ status_code: 406 });
  });

  it('loses answers to a filter that does not allow them', async () => {
    const events = await world.app();
    const app = await world.thing('app');
    await world.must('PUT', `applications/${app}/eventFilter`, { disallowed: [{ type: 'RESTResponse' }] });
    events.socket.send(JSON.stringify(ping));
    await world.must('POST', `events/user/Now?application=${app}`);
    await events.type('ChannelUserevent');
    expect(events.of('RESTResponse')).toEqual([]);
  });
});
