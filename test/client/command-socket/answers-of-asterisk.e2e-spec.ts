import { expect, it } from 'vitest';
import {
  AriHttpException,
  AriIllegalInputException,
  AriIllegalStateException,
  AriNotFoundException,
  AriPreconditionFailedException,
  AriServerException,
  AriUnprocessableException,
} from 'nestjs-ari/client';
import { answeredChannel, unique } from '../support/call-of-a-test.js';
import { failureOf } from '../support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { ALL_WAYS, OVER_HTTP, reached, type Commander } from './support/ways.js';

/** A refusal: its class, and what Asterisk says with it. */
type Refusal = readonly [command: (client: Commander) => Promise<unknown>, type: Function, said: RegExp];

const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: [
    (client) => client.applications.subscribe(client.apps[0] ?? '', { eventSource: 'bogus:x' }),
    AriIllegalInputException,
    /\w/,
  ],
  404: [(client) => client.channels.get('no;such/channel %'), AriNotFoundException, /^Channel not found$/],
  405: [(client) => client.request({ method: 'DELETE', path: 'asterisk/ping' }), AriHttpException, /^Invalid method$/],
  422: [
    (client) => client.applications.subscribe(client.apps[0] ?? '', { eventSource: `bridge:${unique('none')}` }),
    AriUnprocessableException,
    /\w/,
  ],
  500: [
    (client) => client.channels.originate({ endpoint: 'PJSIP/nosuch', app: client.apps[0] }),
    AriServerException,
    /^Allocation failed$/,
  ],
};

for (const way of ALL_WAYS) {
  describeOnAsterisk(`a command ${way.name}`, () => {
    it('gives what Asterisk answers: an object, a list, nothing', async () => {
      const { client } = await reached(way);
      const bridge = await client.bridges.create({ name: 'Küche' });
      expect(await client.bridges.get(bridge.id)).toMatchObject({ id: bridge.id, name: 'Küche' });
      expect((await client.bridges.list()).map(({ id }) => id)).toContain(bridge.id);
      expect(await client.bridges.destroy(bridge.id)).toBeUndefined();
    });

    it('that Asterisk refuses is the exception of its status', async () => {
      const { client } = await reached(way);
      for (const [status, [command, type, said]] of Object.entries(REFUSALS)) {
        const error = await failureOf(command(client));
        expect(error.constructor, status).toBe(type);
        expect(error).toMatchObject({ status: Number(status), connection: 'default' });
        expect((error as AriHttpException).asteriskMessage).toMatch(said);
      }
    });

    it('that does not fit the state of its channel is 409 or 412', async () => {
      const { client } = await reached(way);
      const app = client.apps[0] ?? '';
      const { id } = await answeredChannel(client, app);
      const again = failureOf(client.channels.create({ endpoint: 'Local/answer@default', app, channelId: id }));
      expect((await again).constructor).toBe(AriIllegalStateException);
      const down = client.create('Local/answer@default');
      await down.entered();
      const early = await failureOf(client.channels.play(down.id, { media: 'sound:hello-world' }));
      expect(early.constructor).toBe(AriPreconditionFailedException);
      await client.channels.hangup(down.id);
    });

    it('for which Asterisk has no method is 501 over HTTP, and answered with nothing over a WebSocket', async () => {
      const { client } = await reached(way);
      const app = client.apps[0] ?? '';
      await client.applications.subscribe(app, { eventSource: 'channel:' });
      const outcome = await client.applications
        .unsubscribe(app, { eventSource: 'channel:' })
        .catch((error: Error) => error.name);
      expect(outcome).toBe(way === OVER_HTTP ? 'AriNoSuchMethodException' : 'AriUnexpectedAnswerException');
    });
  });
}
