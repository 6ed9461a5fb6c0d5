import { Logger } from '@nestjs/common';
import { afterEach, expect, it, vi } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';

describeOnBoth('sample 02, channel-dump', () => {
  afterEach(() => vi.restoreAllMocks());

  it('lists what is there, and tells who comes and goes', async () => {
    const lines: string[] = [];
    vi.spyOn(Logger.prototype, 'log').mockImplementation((line) => void lines.push(String(line)));
    const sample = await RunningSample.start(AppModule);
    expect(lines.some((line) => /^no channels$|^\d+ channels:$/.test(line))).toBe(true);

    const phone = await sample.caller('app-channel-dump', { callerNumber: '4711' });
    await sample.untilEvent('StasisStart');
    await sample.client.channels
      .list()
      .then((channels) => channels.find(({ caller }) => caller.number === '4711')?.answer());
    await phone.answered();
    await phone.hangup();
    await sample.untilEvent('StasisEnd');

    // Other tests call the same Asterisk meanwhile.
    const name = lines.find((line) => line.endsWith('caller 4711'))?.split(' ', 1)[0] ?? 'nobody';
    const about = lines.filter((line) => line.startsWith(`${name} `));
    expect(about).toEqual([
      expect.stringMatching(/ has entered with \[sip, app-channel-dump\], caller 4711$/),
      expect.stringMatching(/ came from app-channel-dump@from-sip$/),
      expect.stringMatching(/ has left$/),
    ]);
  });
});
