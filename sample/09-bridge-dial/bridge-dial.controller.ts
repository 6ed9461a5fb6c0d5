import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { dial } from 'nestjs-ari/calls';

/** Connects a caller with the endpoint that the dialplan names: `Stasis(bridge-dial,PJSIP/bob)`. */
@AriController({ app: 'bridge-dial' })
export class BridgeDialController {
  @OnStasisStart()
  async connect({ channel, args: [endpoint = ''] }: StasisStart): Promise<void> {
    await dial(channel, endpoint);
    await channel.hangup({ ifGone: 'ignore' });
  }
}
