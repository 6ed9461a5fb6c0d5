import { expect, it, onTestFinished } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { clientFor, ownAsterisk } from '../support/clients-of-a-test.js';
import { nextStatus } from '../support/status-of-a-client.js';

describeOnAsterisk('an Asterisk that freezes', () => {
  it('is noticed by its silence, and found again when it goes on', async () => {
    const server = await ownAsterisk();
    const client = clientFor(server.url, { apps: 'frozen', ping: { interval: 50, timeout: 200 } });
    await client.connect();
    const lost = nextStatus(client, 'reconnecting');
    process.kill(server.pid, 'SIGSTOP');
    onTestFinished(() => void (server.running && process.kill(server.pid, 'SIGCONT')));
    expect((await lost).reason).toMatch('no answer to a ping within 200 ms');
    const back = nextStatus(client, 'connected');
    process.kill(server.pid, 'SIGCONT');
    await back;
    const heard = new Promise((resolve) => client.once('ChannelUserevent', resolve));
    await client.events.userEvent('Thawed', { application: 'frozen' });
    expect(await heard).toMatchObject({ eventname: 'Thawed' });
  });
});
