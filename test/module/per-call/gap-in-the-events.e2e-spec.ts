import {
  AriCall,
  AriController,
  AriResync,
  ChannelUserevent,
  OnAriResync,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  type ChannelEnd,
} from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { startApplication } from '../support/ari-application.js';
import { callApplication } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { CuttableLine } from '../../client/entities/support/cuttable-line.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'calls-gap';

@AriController({ app: APP, perCall: true })
class Caller {
  readonly #name: string;

  constructor(
    private readonly journal: Journal,
    private readonly call: AriCall,
  ) {
    this.#name = call.channel.caller.number;
  }

  @OnStasisStart()
  async begin(): Promise<void> {
    await this.call.channel.answer();
    this.journal.note(`${this.#name} begins`);
  }

  @OnChannelEvent('ChannelUserevent')
  hear({ eventname }: ChannelUserevent): void {
    this.journal.note(`${this.#name} hears of ${eventname}`);
  }

  @OnAriResync()
  back({ gapMs = 0 }: AriResync): void {
    this.journal.note(`${this.#name} is back${gapMs > 0 ? '' : ', without a gap'}`);
  }

  @OnCallEnd()
  end({ outcome }: ChannelEnd): void {
    this.journal.note(`${this.#name} ends: ${outcome}`);
  }
}

describeOnAsterisk('the instances of calls, after a gap in the events', () => {
  it('go on with calls that are still there, and are told once of those that ended', async () => {
    const line = await CuttableLine.to(requireAsterisk().httpPort);
    onTestFinished(() => line.end());
    const options = { url: line.url, reconnect: { first: 10, most: 50 } };
    const { journal, client } = await startApplication({ options, providers: [Caller] });
    const staying = await callApplication(APP, '81');
    const leaving = await callApplication(APP, '82');
    await Promise.all([journal.until('81 begins'), journal.until('82 begins')]);

    line.cut();
    await leaving.hangup();
    line.mend();
    await Promise.all([journal.until('81 is back'), journal.until('82 ends: lost')]);

    const [served] = (await client.channels.list()).filter(({ dialplan }) => dialplan.app_data.startsWith(APP));
    await client.events.userEvent('news', { application: APP, source: `channel:${served?.id}` });
    await journal.until('81 hears of news');
    line.cut();
    line.mend();
    await journal.until('81 is back', 2);
    await staying.hangup();
    await journal.until('81 ends: hangup');
    await client.idle();
    const told = journal.entries.filter((entry) => !entry.startsWith('error:'));
    expect(told.filter((entry) => entry.startsWith('82'))).toEqual(['82 begins', '82 ends: lost']);
    expect(told.filter((entry) => entry.startsWith('81'))).toEqual([
      '81 begins',
      '81 is back',
      '81 hears of news',
      '81 is back',
      '81 ends: hangup',
    ]);
  });
});
