import {
  AriCall,
  AriController,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type ChannelEnd,
} from 'nestjs-ari';
import { expect, it } from 'vitest';
import { startApplication } from '../support/ari-application.js';
import { callApplication, hangUp } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'moved-and-back';
const OTHER = 'moved-and-back-other';

describeOnAsterisk('a call that leaves its application', () => {
  it('stays with its instance when it is moved to another application of the same program', async () => {
    @AriController({ app: APP, perCall: true })
    class Reception {
      constructor(
        private readonly call: AriCall,
        private readonly journal: Journal,
      ) {}

      @OnStasisStart()
      async begin({ channel }: StasisStart): Promise<void> {
        await channel.answer();
        await channel.move(OTHER);
      }

      @OnCallEnd()
      end({ outcome }: ChannelEnd): void {
        this.journal.note(`${this.call.application} ended by ${outcome}`);
      }
    }

    @AriController({ app: OTHER, perCall: true })
    class Elsewhere {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart({ origin: 'any' })
      begin(): void {
        this.journal.note('another instance');
      }
    }
    const { client, journal } = await startApplication({ providers: [Reception, Elsewhere] });
    client.on('StasisStart', () => journal.note('arrived'), { application: OTHER });
    const caller = await callApplication(APP);
    await journal.until('arrived');
    await hangUp(caller);
    await journal.until(`${APP} ended by hangup`);
    expect(journal.entries).toEqual(['arrived', `${APP} ended by hangup`]);
  });

  it('is a new call when it comes back from the dialplan', async () => {
    const instances: object[] = [];
    @AriController({ app: APP, perCall: true })
    class Reception {
      constructor(private readonly journal: Journal) {
        instances.push(this);
      }

      @OnStasisStart()
      async begin({ channel }: StasisStart): Promise<void> {
        await channel.answer();
        this.journal.note(`begin ${instances.length}`);
        if (instances.length > 1) return;
        await channel.continueInDialplan({ context: 'default', extension: `app-${APP}`, priority: 1 });
      }

      @OnChannelEvent('ChannelHangupRequest')
      hangup(): void {
        this.journal.note(`hang-up heard by ${instances.indexOf(this) + 1}`);
      }

      @OnCallEnd()
      end({ outcome }: ChannelEnd): void {
        this.journal.note(`end ${instances.indexOf(this) + 1} by ${outcome}`);
      }
    }
    const { journal } = await startApplication({ providers: [Reception] });
    const caller = await callApplication(APP);
    await journal.until('begin 2');
    await journal.until('end 1 by continued');
    await hangUp(caller);
    await journal.until('end 2 by hangup');
    expect(journal.count('end 1 by continued')).toBe(1);
    expect(journal.entries).not.toContain('hang-up heard by 1');
  });
});
