import { ForbiddenException, Injectable, UseGuards, type CanActivate } from '@nestjs/common';
import { AriController, OnCallEnd, OnStasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { startApplication, type AnyClass } from '../support/ari-application.js';
import { callApplication } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'call-refused';

@Injectable()
class NobodyGuard implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

/** A call that cannot be served goes on in the dialplan, where the line behind Stasis() hangs up. */
async function refusedBy(host: AnyClass, error: object): Promise<void> {
  const { client, journal, errors } = await startApplication({ providers: [host] });
  client.on('StasisEnd', () => journal.note('left'));
  client.on('ChannelHangupRequest', () => journal.note('hung up'));
  await callApplication(APP);
  await journal.until('left');
  await journal.until('error:listener');
  expect(errors).toMatchObject([{ error }]);
  // It has left alive: nobody asked for a hang-up while it was in the application.
  expect(journal.entries).not.toContain('hung up');
}

describeOnAsterisk('a call that its perCall controller cannot take', () => {
  it('goes on in the dialplan when the constructor throws', async () => {
    @AriController({ app: APP, perCall: true })
    class Broken {
      constructor() {
        throw new Error('no licence left');
      }

      @OnStasisStart()
      greet(): void {}
    }
    await refusedBy(Broken, new Error('no licence left'));
  });

  it('goes on in the dialplan when a guard turns it away', async () => {
    const ends: string[] = [];
    @AriController({ app: APP, perCall: true })
    class Guarded {
      constructor(private readonly journal: Journal) {}

      @UseGuards(NobodyGuard)
      @OnStasisStart()
      greet(): void {
        this.journal.note('greeted');
      }

      @OnCallEnd()
      end({ outcome }: { outcome: string }): void {
        ends.push(outcome);
      }
    }
    await refusedBy(Guarded, new ForbiddenException('Forbidden resource'));
    await expect.poll(() => ends).toEqual(['continued']);
  });
});
