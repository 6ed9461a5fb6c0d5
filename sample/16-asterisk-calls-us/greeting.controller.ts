import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';

/** Greets whoever calls, over whichever socket the call came; a caller who had to wait for us hears an apology. */
@AriController({ app: 'greeting' })
export class GreetingController {
  readonly callers: string[] = [];

  @OnStasisStart()
  async greet({ channel, stale }: StasisStart): Promise<void> {
    this.callers.push(channel.caller.number);
    await channel.answer();
    await channel.play(stale ? 'sound:sorry' : 'sound:hello-world').finished();
    await channel.hangup({ ifGone: 'ignore' });
  }
}
