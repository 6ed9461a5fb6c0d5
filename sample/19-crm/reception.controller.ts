import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { CustomersBinding } from './customers.binding.js';

/** Greets customers, and notes in the history which of them called: `Stasis(reception)`. */
@AriController({ app: 'reception' })
export class ReceptionController {
  constructor(private readonly customers: CustomersBinding) {}

  @OnStasisStart()
  async receive({ channel }: StasisStart): Promise<void> {
    const customer = await this.customers.byNumber(channel.caller.number);
    await channel.answer();
    if (customer !== undefined) await channel.setChannelVar('CUSTOMER', { value: customer.id });
    await channel.play(customer === undefined ? 'sound:hello-world' : 'sound:hello').finished();
    await channel.hangup({ ifGone: 'ignore' });
  }
}
