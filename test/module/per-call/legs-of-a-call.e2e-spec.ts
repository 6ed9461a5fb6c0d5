import {
  AriCall,
  AriController,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type Channel,
} from 'nestjs-ari';
import { expect, it } from 'vitest';
import { startApplication } from '../support/ari-application.js';
import { callApplication, hangUp } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'legs-of-a-call';
const FOREIGN = `legs-of-a-call-${Date.now()}`;

describeOnAsterisk('the legs of a call', () => {
  it('belong to its one instance: originated, snooped, adopted', async () => {
    const instances = new Set<object>();
    @AriController({ app: APP, perCall: true })
    class Dialler {
      #legs: Channel[] = [];

      constructor(
        private readonly call: AriCall,
        private readonly journal: Journal,
      ) {
        instances.add(this);
      }

      @OnStasisStart()
      async begin({ channel }: StasisStart): Promise<void> {
        await channel.answer();
        this.#legs.push(await this.call.client.originate('Local/answer@default', { app: APP }));
        this.#legs.push(await channel.snoop(APP, { spy: 'in' }));
        // An id of one's own choosing is adopted before the channel exists: its StasisStart may come before the answer.
        this.call.adopt(FOREIGN);
        const foreign = await this.call.client.channels.originateWithId(FOREIGN, {
          endpoint: 'Local/answer@default',
          app: APP,
        });
        this.#legs.push(foreign);
      }

      @OnStasisStart({ origin: ['originated', 'snoop'] })
      joined({ channel }: StasisStart): void {
        this.journal.note(`joined ${channel.name.split('/')[0]}`);
      }

      @OnChannelEvent('ChannelDestroyed')
      gone(): void {
        this.journal.note('gone');
      }

      @OnCallEnd()
      async end(): Promise<void> {
        this.journal.note(`end of ${this.call.channels.length} channels`);
        await Promise.all(this.#legs.map((leg) => leg.hangup({ ifGone: 'ignore' })));
      }
    }
    const { journal, errors } = await startApplication({ providers: [Dialler] });
    const caller = await callApplication(APP);
    await journal.until('joined Local', 2);
    await journal.until('joined Snoop');
    await hangUp(caller);
    await journal.until('end of 4 channels');
    expect(instances.size).toBe(1);
    expect(errors).toEqual([]);
  });
});
