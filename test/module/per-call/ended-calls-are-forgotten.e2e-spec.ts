import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AriController, OnCallEnd, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { startApplication } from '../support/ari-application.js';
import { callApplication, hangUp } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'calls-forgotten';
const CALLS = 10;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describeOnAsterisk('the instance of a call that has ended', () => {
  it('is collectable, all but perhaps the last', async () => {
    const instances: WeakRef<object>[] = [];
    @AriController({ app: APP, perCall: true })
    class Caller {
      constructor(private readonly journal: Journal) {
        instances.push(new WeakRef(this));
      }

      @OnStasisStart()
      async begin({ channel }: StasisStart): Promise<void> {
        await channel.answer();
        this.journal.note('begun');
      }

      @OnCallEnd()
      end(): void {
        this.journal.note('end');
      }
    }
    const { client, journal } = await startApplication({ providers: [Caller] });
    for (let call = 1; call <= CALLS; call += 1) {
      const caller = await callApplication(APP);
      await journal.until('begun', call);
      await hangUp(caller);
      await journal.until('end', call);
    }
    await client.idle();
    await expect
      .poll(() => {
        collectGarbage();
        return instances.filter((instance) => instance.deref() !== undefined).length;
      })
      .toBeLessThanOrEqual(1);
    expect(instances).toHaveLength(CALLS);
  });
});
