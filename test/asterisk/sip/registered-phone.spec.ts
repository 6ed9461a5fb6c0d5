import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { ariCommand } from '../ari-command.js';
import { RawEventSocket } from '../raw-event-socket.js';
import { RegisteredPhone } from './registered-phone.js';

describeOnAsterisk('a SIP phone that registers', () => {
  let events: RawEventSocket;
  let phone: RegisteredPhone;

  beforeEach(async () => {
    const asterisk = requireAsterisk();
    const application = `registered-phone-${randomUUID()}`;
    events = await RawEventSocket.open(asterisk, application);
    const subscription = `applications/${application}/subscription?eventSource=endpoint:PJSIP/phone`;
    await ariCommand(asterisk, 'POST', subscription);
    phone = await RegisteredPhone.plugIn(asterisk);
  });
  afterEach(() => events.close());

  it('comes online and goes offline', async () => {
    await phone.register();
    const [online] = await events.heard('PeerStatusChange');
    expect(online).toMatchObject({ peer: { peer_status: 'Reachable' } });
    await phone.unregister();
    const changes = await events.heard('PeerStatusChange', 2);
    expect(changes[1]).toMatchObject({ peer: { peer_status: 'Unreachable' } });
  });

  it('sends texts', async () => {
    await phone.text('good morning');
    const [received] = await events.heard('TextMessageReceived');
    expect(received).toMatchObject({ message: { body: 'good morning' } });
  });
});
