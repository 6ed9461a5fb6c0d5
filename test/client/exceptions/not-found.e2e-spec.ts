import { describe, expect, it, onTestFinished } from 'vitest';
import { AriNotFoundException, type Ari } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { ALL_WAYS, connectedWay, OVER_OUTBOUND, reached, WAYS } from '../command-socket/support/ways.js';
import { answeredChannel, connectedClient } from '../support/call-of-a-test.js';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { json } from '../support/stub-ari.js';

/** A command that is refused with 404, what it is about, and whether the object of the command is gone. */
const CASES: readonly (readonly [AriNotFoundException['subject'], boolean, (client: Ari) => Promise<unknown>])[] = [
  ['channel', true, (client) => client.channels.hangup('none')],
  ['channel', true, (client) => client.channels.getChannelVar('none', { variable: 'X' })],
  ['bridge', true, (client) => client.bridges.get('none')],
  ['playback', true, (client) => client.playbacks.stop('none')],
  ['recording', true, (client) => client.recordings.getLive('none')],
  ['recording', true, (client) => client.recordings.getStoredFile('none')],
  ['endpoint', true, (client) => client.endpoints.get('PJSIP', 'none')],
  ['endpoint', true, (client) => client.endpoints.listByTech('NONE')],
  ['application', true, (client) => client.applications.get('none')],
  ['application', true, (client) => client.events.userEvent('x', { application: 'none' })],
  ['sound', true, (client) => client.sounds.get('none')],
  ['module', false, (client) => client.asterisk.getModule('none.so')],
  ['logChannel', false, (client) => client.asterisk.rotateLog('none')],
  ['configObject', false, (client) => client.asterisk.getObject('res_pjsip', 'endpoint', 'none')],
];

/** Place of the download in the list. */
const FILE = CASES.findIndex(([, , command]) => command.toString().includes('getStoredFile'));

/** Every 404 says what is not there; files travel over HTTP alone. */
async function saysWhat(client: Ari, files: boolean): Promise<void> {
  for (const [subject, gone, command] of CASES.filter((_case, place) => files || place !== FILE)) {
    const error = await failureOf(command(client));
    expect(error, `${subject}: ${error.message}`).toBeInstanceOf(AriNotFoundException);
    expect(error).toMatchObject({ subject, gone, writtenBy: 'ari' });
  }
}

describeOnAsterisk('a 404 of Asterisk', () => {
  it.each(ALL_WAYS)('$name says what is not there', async (way) => {
    await saysWhat((await reached(way)).client, way !== OVER_OUTBOUND);
  });

  it('about a variable that was never set is not taken for a caller who has hung up', async () => {
    const { client, app } = await connectedClient();
    const channel = await answeredChannel(client, app);
    const error = await failureOf(channel.getChannelVar('NEVER_SET'));
    expect(error).toMatchObject({ subject: 'variable', gone: false });
    expect(error.message).toContain('never set');
    expect(await channel.variable('NEVER_SET')).toBeUndefined();
    await channel.setChannelVar('SET', { value: '' });
    expect(await channel.variable('SET')).toBe('');
    expect(await channel.variable('CALLERID(num)')).toBeTypeOf('string');
    await channel.hangup();
    await channel.ended();
    expect(await failureOf(channel.variable('SET'))).toMatchObject({ subject: 'channel', gone: true });
    const bridge = await client.bridges.create();
    onTestFinished(() => bridge.destroy());
    expect(await bridge.variable('NEVER_SET')).toBeUndefined();
  });
});

describe('a 404 of the simulator', () => {
  it.each(WAYS)('$name says what is not there', async (way) => {
    const simulator = await AsteriskSimulator.start();
    onTestFinished(() => simulator.stop());
    await saysWhat(await connectedWay(way, simulator), true);
  });
});

describe('a 404 that something else has written', () => {
  it.each([
    ['a page', 'text/html', '<html><head><title>Not here</title></head></html>'],
    ['text', 'text/plain', 'no'],
    ['JSON of another program', 'application/json', '{"detail":"Not Found"}'],
  ])('is no hang-up: %s', async (_name, type, body) => {
    const stub = await stubFor((_request, response) => {
      response.writeHead(404, { 'content-type': type, server: 'nginx/1.24' }).end(body);
    });
    const client = clientFor(stub.url);
    const error = await failureOf(client.channels.hangup('1'));
    expect(error).toMatchObject({ status: 404, subject: 'address', gone: false, writtenBy: 'other' });
    expect(error.message).toContain('was not answered by ARI (status 404, server nginx/1.24');
    expect(error.message).toContain('http.conf');
  });

  it('does not pass for one where ifGone ignores', async () => {
    let foreign = true;
    const stub = await stubFor((request, response) => {
      if (request.method === 'GET') json(200, { id: '1', state: 'Up' })(request, response);
      else if (foreign) response.writeHead(404, { 'content-type': 'text/html', server: 'nginx' }).end('<p>no');
      else json(404, { message: 'Channel not found' })(request, response);
    });
    const channel = await clientFor(stub.url).channels.get('1');
    expect(await failureOf(channel.hangup({ ifGone: 'ignore' }))).toMatchObject({ subject: 'address' });
    foreign = false;
    await channel.hangup({ ifGone: 'ignore' });
  });
});
