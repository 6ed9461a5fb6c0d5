import { AriClient, type Channel } from 'nestjs-ari';
import { onTestFinished } from 'vitest';
import { asteriskOfSample } from './describe-on-both.js';

/**
 * Somebody calls an application by the dialplan, `Stasis(app,args)`, from outside of the program under test. Gives the
 * caller's half of the call; hanging it up is the caller hanging up.
 */
export async function callStasis(app: string, args = '', extension = 'answer'): Promise<Channel> {
  const { url, username, password } = asteriskOfSample();
  const operator = new AriClient({ url, username, password, events: false });
  onTestFinished(() => operator.close());
  const channel = await operator.channels.originate({
    endpoint: 'Local/stasis@default',
    context: 'default',
    extension,
    variables: { __APP: app, __ARGS: args },
  });
  onTestFinished(() => channel.hangup({ ifGone: 'ignore' }));
  return channel;
}
