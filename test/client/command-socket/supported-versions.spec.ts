import { expect, it, vi } from 'vitest';
import { failureOf } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { json } from '../support/stub-ari.js';
import { StubCommands } from './support/stub-commands.js';
import { OVER_OWN, clientOfWay, connectedWay, stubAccount } from './support/ways.js';

for (const version of ['20.13.0', '21.8.9', '22.3.0+dfsg', '18.26.4', '20.7-cert5']) {
  it(`Asterisk ${version} is too old: connect(), every command, the log and \`errors\` say so`, async () => {
    const { account } = await stubAccount(json(200, { system: { version } }));
    const logger = new RecordingLogger();
    const client = clientOfWay(OVER_OWN, account, { logger });
    const errors = vi.fn();
    client.errors.subscribe(errors);
    const expected = `was not sent: Asterisk ${version} takes no commands over a WebSocket`;
    const error = await failureOf(client.connect());
    expect(error.name).toBe('AriUnsupportedTransportException');
    expect(error.message).toContain(expected);
    const command = await failureOf(client.channels.answer('7'));
    expect(command).toMatchObject({ name: error.name, operation: 'channels.answer', sent: 'no' });
    expect(errors.mock.calls.flat()).toContainEqual(expect.objectContaining({ kind: 'transport' }));
    expect(logger.matching(/^error .*takes no commands over a WebSocket.*transport: 'http'/)).toHaveLength(1);
  });
}

for (const version of ['20.14.0', '21.9.1', '22.4.0', '22.10.1+dfsg', '23.0.0', 'GIT-master-1a2b']) {
  it(`Asterisk ${version} gets its commands over the WebSocket`, async () => {
    const { stub, account } = await stubAccount(json(200, { system: { version } }));
    const commands = new StubCommands(stub);
    const client = await connectedWay(OVER_OWN, account);
    await client.channels.answer('7');
    expect(commands.received.map(({ uri }) => uri)).toContain('channels/7/answer');
  });
}
