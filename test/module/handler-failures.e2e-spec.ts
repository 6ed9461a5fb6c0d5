import { UseGuards } from '@nestjs/common';
import { AriController, OnEvent, OnStasisStart, StasisStart } from 'nestjs-ari';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-failures';
const WAYS = {
  throws: (): never => {
    throw new Error('no luck');
  },
  rejects: (): Promise<never> => Promise.reject(new Error('no luck')),
};

describeOnAsterisk('a handler that fails', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));

  const through = { 'called directly': () => {}, 'behind a guard': UseGuards({ canActivate: () => true }) };

  describe.each(Object.entries(through))('%s', (_how, decorator: MethodDecorator) => {
    it.each(Object.entries(WAYS))('because it %s, is reported once and harms no other', async (_way, fail) => {
      @AriController({ app: APP })
      class Host {
        constructor(private readonly journal: Journal) {}

        @OnStasisStart()
        @decorator
        first(): unknown {
          return fail();
        }

        @OnStasisStart()
        @decorator
        second({ channel }: StasisStart): void {
          this.journal.note(`second ${channel.caller.number}`);
        }
      }
      const { client, journal, errors, log } = await startApplication({ providers: [Host] });
      await callApplication(APP, '41');
      await callApplication(APP, '42');
      await journal.until('second 41');
      await journal.until('second 42');
      await journal.until('error:listener', 2);
      await client.idle();
      const report = { kind: 'listener', connection: 'default', source: 'Host.first', error: new Error('no luck') };
      expect(errors).toMatchObject([report, report]);
      expect(errors).toMatchObject([
        { event: { channel: { caller: { number: '41' } } } },
        { event: { channel: { caller: { number: '42' } } } },
      ]);
      expect(log.with('error')).toHaveLength(2);
      expect(unhandled).toEqual([]);
    });
  });

  it('because it never settles, holds up neither other handlers nor other calls', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      first(): Promise<never> {
        this.journal.note('stuck');
        return new Promise<never>(() => {});
      }

      @OnEvent('StasisStart')
      second({ channel }: StasisStart): void {
        this.journal.note(`second ${channel.caller.number}`);
      }
    }
    const { journal, errors } = await startApplication({ options: { drainTimeout: 0 }, providers: [Host] });
    await callApplication(APP, '41');
    await journal.until('second 41');
    await callApplication(APP, '42');
    await journal.until('second 42');
    expect(journal.entries).toEqual(['stuck', 'second 41', 'stuck', 'second 42']);
    expect(errors).toEqual([]);
  });
});
