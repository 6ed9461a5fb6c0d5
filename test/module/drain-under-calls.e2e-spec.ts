import { AriClient, AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { asteriskOptions, startApplication } from './support/ari-application.js';
import { Journal } from './support/journal.js';

const APP = 'module-drain-under-calls';
/** Calls that are served before the application is ended. */
const GREETED = process.env['SOAK'] === '1' ? 200 : 20;
const AT_ONCE = 8;
const NUMBER = '70';

@AriController({ app: APP })
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    this.journal.note('greeted');
    await channel.setChannelVar('GREETED', { value: 'yes' });
    await channel.continueInDialplan();
  }
}

describeOnAsterisk('calls around the end of an application', () => {
  it('are served or go on in the dialplan: none is left in silence', { timeout: 20_000 + GREETED * 100 }, async () => {
    const { app, journal, errors } = await startApplication({ providers: [Host] });
    const watcher = new AriClient({ ...asteriskOptions(), apps: `${APP}-watcher`, subscribeAll: true });
    onTestFinished(() => watcher.close());
    const after: string[] = [];
    watcher.on('ChannelUserevent', ({ eventname, channel, userevent }) => {
      if (eventname !== 'AfterStasis' || channel?.caller.number !== NUMBER) return;
      after.push(String(userevent['status']));
    });
    await watcher.connect();

    let placed = 0;
    let closed = false;
    const caller = { context: 'default', extension: 'brief', callerId: NUMBER };
    const call = async (): Promise<void> => {
      for (let late = 0; late < 2; late += closed ? 1 : 0) {
        placed += 1;
        await watcher.channels.originate({ endpoint: `Local/app-${APP}@default`, ...caller });
      }
    };
    const calling = Promise.all(Array.from({ length: AT_ONCE }, call));
    await journal.until('greeted', GREETED);
    await app.close();
    closed = true;
    await calling;
    await vi.waitFor(() => expect(after).toHaveLength(placed), { timeout: 45_000 });
    expect(after).toContain('FAILED');
    expect(journal.count('greeted')).toBeLessThan(placed);
    expect(errors.filter(({ kind }) => kind === 'listener')).toEqual([]);
  });
});
