import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { AriConnectionException } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { clientFor, failureOf, ownAsterisk } from '../support/clients-of-a-test.js';

describeOnAsterisk('an Asterisk whose session limit is reached', () => {
  it('closes the connection, and the exception says what may be the reason', async () => {
    const { url, httpPort } = await ownAsterisk({ confExtra: { 'http.conf': 'sessionlimit = 4' } });
    const others = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const socket = connect(httpPort, '127.0.0.1');
        // Asterisk counts a connection when it has read from it.
        socket.write('GET /ari/asterisk/ping HTTP/1.1\r\nHost: localhost\r\n\r\n');
        await once(socket, 'data');
        return socket;
      }),
    );
    onTestFinished(() => others.forEach((socket) => socket.destroy()));
    const error = await failureOf(clientFor(url).asterisk.ping());
    expect(error).toBeInstanceOf(AriConnectionException);
    expect(error.message).toContain('sessionlimit');
  });
});
