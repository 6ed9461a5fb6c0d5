import { expect, it } from 'vitest';
import {
  AriForbiddenException,
  AriHttpException,
  AriIllegalInputException,
  AriIllegalStateException,
  AriNoSuchMethodException,
  AriNotFoundException,
  AriPreconditionFailedException,
  AriRequestTooLargeException,
  AriServerException,
  AriUnauthorizedException,
  AriUnprocessableException,
} from 'nestjs-ari/client';
import { codeOf } from './code-of.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { answeredChannel, connectedClient, unique } from '../support/call-of-a-test.js';
import { asteriskClient, failureOf } from '../support/clients-of-a-test.js';

interface Expected {
  readonly status: number;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly asteriskMessage: string | RegExp;
  readonly parameter?: string;
  readonly sent?: 'no' | 'yes';
  readonly subject?: AriNotFoundException['subject'];
}

/** The exact class, and every field. */
async function expectRefusal(command: Promise<unknown>, type: Function, expected: Expected): Promise<void> {
  const error = await failureOf(command);
  expect(error.constructor).toBe(type);
  const { asteriskMessage, ...fields } = expected;
  expect({ ...error }).toEqual({
    ...fields,
    name: type.name,
    code: codeOf(type.name),
    connection: 'default',
    writtenBy: expected.status === 426 ? 'asterisk' : 'ari',
    asteriskMessage: expect.stringMatching(asteriskMessage) as string,
  });
}

describeOnAsterisk('a command that Asterisk refuses', () => {
  it('400: an event source of an unknown kind', async () => {
    const { client, app } = await connectedClient();
    await expectRefusal(client.applications.subscribe(app, { eventSource: 'bogus:x' }), AriIllegalInputException, {
      status: 400,
      method: 'POST',
      path: `applications/${app}/subscription`,
      operation: 'applications.subscribe',
      asteriskMessage: /\w/,
    });
  });

  it('401: a wrong password', async () => {
    await expectRefusal(asteriskClient({ password: 'wrong' }).channels.list(), AriUnauthorizedException, {
      status: 401,
      method: 'GET',
      path: 'channels',
      operation: 'channels.list',
      asteriskMessage: 'Authentication required',
    });
  });

  it('403: a write by a user who may only read', async () => {
    const reader = asteriskClient({ username: 'ro', password: 'ro' });
    await expectRefusal(reader.bridges.create(), AriForbiddenException, {
      status: 403,
      method: 'POST',
      path: 'bridges',
      operation: 'bridges.create',
      asteriskMessage: /denied/,
    });
  });

  it('404: a channel that is not there, with an id of awkward characters', async () => {
    await expectRefusal(asteriskClient().channels.get('no;such/channel %'), AriNotFoundException, {
      status: 404,
      method: 'GET',
      path: 'channels/no%3Bsuch%2Fchannel%20%25',
      operation: 'channels.get',
      subject: 'channel',
      asteriskMessage: 'Channel not found',
    });
  });

  it('405: a method that a path does not know', async () => {
    const raw = asteriskClient().request({ method: 'DELETE', path: 'asterisk/ping' });
    await expectRefusal(raw, AriHttpException, {
      status: 405,
      method: 'DELETE',
      path: 'asterisk/ping',
      operation: 'request DELETE asterisk/ping',
      asteriskMessage: 'Invalid method',
    });
  });

  it('409: an id that is taken', async () => {
    const { client, app } = await connectedClient();
    const { id } = await answeredChannel(client, app);
    const again = client.channels.create({ endpoint: 'Local/answer@default', app, channelId: id });
    await expectRefusal(again, AriIllegalStateException, {
      status: 409,
      method: 'POST',
      path: 'channels/create',
      operation: 'channels.create',
      asteriskMessage: /exists/,
    });
  });

  it('412: sound to a channel that is not up', async () => {
    const { client, app } = await connectedClient();
    const leg = client.create('Local/answer@default', { app });
    // Before it has entered, Asterisk answers 409.
    await leg.entered();
    const play = client.channels.play(leg.id, { media: 'sound:hello-world' });
    await expectRefusal(play, AriPreconditionFailedException, {
      status: 412,
      method: 'POST',
      path: `channels/${leg.id}/play`,
      operation: 'channels.play',
      asteriskMessage: /invalid state/,
    });
    await client.channels.hangup(leg.id);
  });

  it('413 without asking Asterisk: more variables than fit into a body', async () => {
    const variables = { LONG: 'x'.repeat(50_000) };
    await expectRefusal(asteriskClient().channels.setChannelVars('any', { variables }), AriRequestTooLargeException, {
      status: 413,
      method: 'POST',
      path: 'channels/any/variables',
      operation: 'channels.setChannelVars',
      parameter: 'variables',
      sent: 'no',
      asteriskMessage: /^$/,
    });
  });

  it('422: a subscription to a bridge that is not there', async () => {
    const { client, app } = await connectedClient();
    const subscribe = client.applications.subscribe(app, { eventSource: `bridge:${unique('bridge')}` });
    await expectRefusal(subscribe, AriUnprocessableException, {
      status: 422,
      method: 'POST',
      path: `applications/${app}/subscription`,
      operation: 'applications.subscribe',
      asteriskMessage: /\w/,
    });
  });

  it('426: the event socket without a WebSocket, answered with a page', async () => {
    const raw = asteriskClient().request({ method: 'GET', path: 'events', query: { app: 'x' } });
    await expectRefusal(raw, AriHttpException, {
      status: 426,
      method: 'GET',
      path: 'events',
      operation: 'request GET events',
      asteriskMessage: /^[^<>]+$/,
    });
  });

  it('500: a call to an endpoint that is not there, told under "error"', async () => {
    const { client, app } = await connectedClient();
    await expectRefusal(client.channels.originate({ endpoint: 'PJSIP/nosuch', app }), AriServerException, {
      status: 500,
      method: 'POST',
      path: 'channels',
      operation: 'channels.originate',
      asteriskMessage: 'Allocation failed',
    });
  });

  it('501: the end of a subscription to all channels', async () => {
    const { client, app } = await connectedClient();
    await client.applications.subscribe(app, { eventSource: 'channel:' });
    await expectRefusal(client.applications.unsubscribe(app, { eventSource: 'channel:' }), AriNoSuchMethodException, {
      status: 501,
      method: 'DELETE',
      path: `applications/${app}/subscription`,
      operation: 'applications.unsubscribe',
      asteriskMessage: 'Method not implemented',
    });
  });
});
