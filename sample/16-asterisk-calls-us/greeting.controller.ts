import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';

/** Greets every caller, over whichever socket the call came; thanks those who had to wait for us. */
@AriController({ app: 'greeting' })
export class GreetingController {
  readonly callers: string[] = [];

  @OnStasisStart()
  async greet({ channel, stale }: StasisStart): Promise<void> {
    this.callers.push(channel.caller.number);
    await channel.answer();
    await channel.play(stale ? 'sound:queue-thankyou' : 'sound:hello-world').finished();
    await channel.hangup({ ifGone: 'ignore' });
  }
}
