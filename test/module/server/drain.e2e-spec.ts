import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { Gate } from '../support/gate.js';
import { Journal } from '../support/journal.js';
import { asked, callInto, persistent } from '../../client/server/support/server-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { registered, startCalled, startOnHttp } from './support/called-application.js';

const APP = 'persistent-app';

@AriController({ app: APP })
class Host {
  constructor(
    private readonly journal: Journal,
    private readonly gate: Gate,
  ) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    this.journal.note(`greeted ${channel.id}`);
    await this.gate.opened('hold');
    await channel.setChannelVar('SERVED', { value: 'yes' });
    await channel.hangup();
    this.journal.note(`done ${channel.id}`);
  }
}

const PLACES: Readonly<Record<string, typeof startOnHttp>> = {
  'on a port of its own': ({ outboundPort: port }, parts) => startCalled({ ...parts, server: { port } }),
  "on Nest's HTTP server": startOnHttp,
};

for (const [place, start] of Object.entries(PLACES)) {
  describeOnAsterisk(`an application that Asterisk has called ${place}`, () => {
    it('turns new calls away and ends its handlers over the sockets that it then closes', async () => {
      const asterisk = await ownAsterisk({ confExtra: persistent() });
      const { app, server, journal, log } = await start(asterisk, { providers: [Host, Gate] });
      await registered(server, APP);
      await callInto(asterisk, APP, 'early');
      await journal.until('greeted early-far');
      const closed = app.close();
      await callInto(asterisk, APP, 'late');
      await eventually(() => expect(log.with('no handler takes it, it goes on in the dialplan')).toHaveLength(1));
      // The dialplan hangs up behind the application: nobody is left in silence.
      await eventually(async () => expect((await asked(asterisk, 'channels/late-far')).status).toBe(404));
      expect(server.status).toBe('connected');
      app.get(Gate).open('hold');
      await closed;
      expect(journal.entries).toEqual(['greeted early-far', 'done early-far']);
      expect(server.status).toBe('closed');
      expect(log.with('could not be turned away')).toEqual([]);
    });
  });
}
