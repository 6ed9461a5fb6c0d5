import { expect, it } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { ariReply } from './ari-reply.js';
import { RawEventSocket } from './raw-event-socket.js';

const PLUS = { username: 'pl+us', password: 'p+w:d/?#@ü%20' };
const READER = { username: 'ro', password: 'ro' };

describeOnAsterisk('the users of the server', () => {
  it('one has every awkward character in name and password', async () => {
    const { url } = requireAsterisk();
    expect((await ariReply(`${url}/asterisk/ping`, PLUS)).status).toBe(200);
    const wrong = { ...PLUS, password: PLUS.password.replace('ü', 'u') };
    expect((await ariReply(`${url}/asterisk/ping`, wrong)).status).toBe(401);
  });

  it('who may also listen to events', async () => {
    const { url } = requireAsterisk();
    const socket = await RawEventSocket.open({ url, ...PLUS }, 'users-spec');
    const { body } = await ariReply(`${url}/applications`, PLUS);
    const applications: { name: string }[] = JSON.parse(body);
    expect(applications.map(({ name }) => name)).toContain('users-spec');
    socket.close();
  });

  it('one may read and not write', async () => {
    const { url } = requireAsterisk();
    expect((await ariReply(`${url}/channels`, READER)).status).toBe(200);
    expect((await ariReply(`${url}/bridges`, READER, { method: 'POST' })).status).toBe(403);
  });
});
