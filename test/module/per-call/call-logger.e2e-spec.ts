import { Injectable, Logger } from '@nestjs/common';
import { AriController, CallLogger, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it, vi } from 'vitest';
import { startApplication } from '../support/ari-application.js';
import { callApplication } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { eventually } from '../../client/support/eventually.js';

const APP = 'call-logger';

/** Made once; its log lines tell nonetheless which call they are about. */
@Injectable()
class Greeting {
  readonly #logger = new Logger(Greeting.name);

  say(): void {
    this.#logger.log('welcome');
  }
}

describeOnAsterisk('CallLogger', () => {
  it('puts the call in front of what is logged while working for it, and nothing in front of the rest', async () => {
    @AriController({ app: APP, perCall: true })
    class Reception {
      constructor(
        private readonly greeting: Greeting,
        private readonly journal: Journal,
      ) {}

      @OnStasisStart()
      begin({ channel }: StasisStart): void {
        this.greeting.say();
        this.journal.note(channel.id);
      }
    }
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    const { app, journal } = await startApplication({ providers: [Reception, Greeting] });
    app.useLogger(app.get(CallLogger));
    await callApplication(APP);
    await eventually(() => expect(journal.entries).toHaveLength(1));
    app.get(Greeting).say();
    vi.restoreAllMocks();
    const said = lines.filter((line) => line.includes('welcome'));
    expect(said).toHaveLength(2);
    expect(said[0]).toContain(`[${journal.entries[0]}] welcome`);
    expect(said[1]).not.toContain(`[${journal.entries[0]}]`);
  });
});
