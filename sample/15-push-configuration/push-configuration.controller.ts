import { Ari, AriController, OnStasisStart, StasisStart, type AnswerOutcome } from 'nestjs-ari';
import { PhoneProvisioning, type Phone } from './phone-provisioning.service.js';

/** Adds a telephone to Asterisk and rings it at once: the person that picks up is welcomed. */
@AriController({ app: 'push-configuration' })
export class PushConfigurationController {
  constructor(
    private readonly client: Ari,
    private readonly provisioning: PhoneProvisioning,
  ) {}

  async welcome(phone: Phone): Promise<AnswerOutcome> {
    await this.provisioning.add(phone);
    return this.client.originate(`PJSIP/${phone.name}`, { app: 'push-configuration' }).answered();
  }

  @OnStasisStart({ origin: 'originated' })
  async greet({ channel }: StasisStart): Promise<void> {
    await channel.play('sound:hello-world').finished();
    await channel.hangup({ ifGone: 'ignore' });
  }
}
