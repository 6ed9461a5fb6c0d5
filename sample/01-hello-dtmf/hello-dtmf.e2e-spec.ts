import type { AriClient } from 'nestjs-ari';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { DtmfMode } from '../../test/asterisk/sip/sipp-call.js';
import { Watch } from '../../test/asterisk/watch.js';
import { CallStory } from '../support/call-story.js';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import type { SamplePhone } from '../support/sample-phone.js';
import { AppModule } from './app.module.js';

describeOnBoth('sample 01, hello-dtmf', () => {
  let sample: RunningSample;
  let client: AriClient;
  let story: string[];
  let played: string[];
  const happening = new Watch();

  beforeEach(async () => {
    sample = await RunningSample.start(AppModule);
    ({ client } = sample);
    story = [];
    played = [];
    const teller = new CallStory(client, ({ text }) => tell(text));
    const finished = client.onPlaybackEvent('PlaybackFinished', ({ media_uri, state }) => {
      played.push(`${media_uri} ${state}`);
      tell(`heard ${media_uri.slice('sound:'.length)}`);
    });
    // The dialplan's line behind Stasis().
    const after = client.on('ChannelUserevent', ({ userevent }) => tell(`dialplan: ${JSON.stringify(userevent)}`));
    onTestFinished(() => {
      teller.close();
      finished.unsubscribe();
      after.unsubscribe();
    });
  });

  function tell(line: string): void {
    story.push(line);
    happening.notify();
  }

  function told(line: string): Promise<void> {
    return happening.until(
      () => story.includes(line),
      10_000,
      () => `no "${line}" in: ${story.join(', ')}`,
    );
  }

  async function phone(dtmf: DtmfMode = 'rfc4733'): Promise<SamplePhone> {
    const call = await sample.caller('app-hello', { dtmf });
    await call.answered();
    return call;
  }

  it.each<DtmfMode>(['rfc4733', 'info'])('a phone hears its digits and leaves with # (%s)', async (dtmf) => {
    const call = await phone(dtmf);
    await call.hears(25);
    await told('heard hello-world');
    await call.press('1');
    await call.hears(25);
    await told('heard digits/1');
    await call.press('2');
    await told('heard digits/2');
    await call.press('#');
    await call.ended();
    await told('hung up');
    expect(played).toEqual([
      'sound:hello-world done',
      'sound:digits/1 done',
      'sound:digits/2 done',
      'sound:vm-goodbye done',
    ]);
    expect(story).toContain('goes on in the dialplan');
    expect(story).toContainEqual(expect.stringMatching(/^dialplan: .*AfterStasis.*SUCCESS/));
  });

  it('a Local channel is answered, spoken to and let go', async () => {
    await client.channels.originate({
      endpoint: 'Local/app-hello@default',
      context: 'default',
      extension: 'press-7*#',
      callerId: 'Ada <200>',
    });
    await told('hung up');
    expect(story.slice(0, 3)).toEqual(['call from Ada 200', 'answered', 'hears hello-world']);
    expect(story.filter((line) => line.startsWith('presses'))).toEqual(['presses 7', 'presses *', 'presses #']);
    expect(played.map((line) => line.replace(/ \w+$/, ''))).toEqual([
      'sound:hello-world',
      'sound:digits/7',
      'sound:tt-weasels',
      'sound:vm-goodbye',
    ]);
    expect(story).toContain('goes on in the dialplan');
  });

  it('a digit silences the greeting', async () => {
    const call = await phone();
    await told('hears hello-world');
    await call.press('*');
    await told('hears tt-weasels');
    await call.press('5');
    await told('heard digits/5');
    await call.hangup();
    await told('hung up');
    expect(story.indexOf('presses *')).toBeLessThan(story.indexOf('heard hello-world'));
    expect(story.indexOf('presses 5')).toBeLessThan(story.indexOf('heard tt-weasels'));
    expect(story).not.toContain('goes on in the dialplan');
  });

  it('who presses a key during the goodbye stays', async () => {
    const call = await phone();
    await call.press('#');
    await told('hears vm-goodbye');
    await call.press('3');
    await told('heard digits/3');
    await call.hangup();
    await told('hung up');
    expect(story).not.toContain('goes on in the dialplan');
  });
});
