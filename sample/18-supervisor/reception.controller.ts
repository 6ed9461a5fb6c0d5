import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';

/** Takes the calls of both tenants, each by an application of its own, and lets them wait with music. */
@AriController()
export class ReceptionController {
  @OnStasisStart()
  async waits({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    await channel.startMoh();
  }
}
