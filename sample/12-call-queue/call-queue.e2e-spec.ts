import { expect, it, vi } from 'vitest';
import { describeOnBoth } from '../support/describe-on-both.js';
import { RunningSample } from '../support/running-sample.js';
import { AppModule } from './app.module.js';
import { ANNOUNCEMENT_INTERVAL } from './waiting-line.service.js';

const EXTENSIONS = { '600': ['Stasis(call-queue,caller)'], '601': ['Stasis(call-queue,agent)'] };

function behaviour(): void {
  function start(interval: number): Promise<RunningSample> {
    return RunningSample.start(AppModule, (builder) =>
      builder.overrideProvider(ANNOUNCEMENT_INTERVAL).useValue(interval),
    );
  }

  it('tells callers their position, again and again, with music in between', async () => {
    const sample = await start(500);
    const sounds: string[] = [];
    sample.client.onPlaybackEvent('PlaybackStarted', ({ media_uri }) => void sounds.push(media_uri));
    const begins = (sound: string, times = 1): Promise<void> =>
      sample.until(() => sounds.filter((other) => other === sound).length >= times, `no ${sound}`);
    const first = await sample.caller('600');
    await begins('sound:queue-youarenext');
    const second = await sample.caller('600');
    await begins('number:1');
    await Promise.all([first.hears(100), second.hears(100)]);
    await begins('sound:queue-youarenext', 2);
    await first.hangup();
    // Now the second is the next.
    const told = sounds.filter((sound) => sound === 'sound:queue-youarenext').length;
    await begins('sound:queue-youarenext', told + 1);
    await second.hangup();
    await sample.untilEvent('StasisEnd', 2);
  });

  it('pairs the longest-waiting caller with an agent, who ends the call and gets the next', async () => {
    const sample = await start(60_000);
    const first = await sample.caller('600');
    await sample.untilEvent('ChannelEnteredBridge', 1);
    const second = await sample.caller('600');
    await sample.untilEvent('ChannelEnteredBridge', 2);
    const agent = await sample.caller('601');
    await sample.untilEvent('ChannelEnteredBridge', 4);
    await Promise.all([first.speak(600), agent.hears(15)]);
    await agent.press('#');
    await first.ended();
    await sample.untilEvent('ChannelEnteredBridge', 6);
    await Promise.all([agent.speak(600), second.hears(15)]);
    await agent.hangup();
    await second.ended();
    await sample.untilEvent('BridgeDestroyed', 2);
  });

  it('records, pauses, stores and discards at the keys of the agent', async () => {
    const sample = await start(60_000);
    const { recordings } = sample.client;
    const commands: string[] = [];
    sample.client.http.interceptors.response.use((response) => {
      const { method = '', url = '' } = response.config;
      if (url.includes('recordings/live')) commands.push(`${method.toUpperCase()} /${url.split('/').at(-1)}`);
      return response;
    });
    const agent = await sample.caller('601');
    await agent.answered();
    const caller = await sample.caller('600');
    await sample.untilEvent('ChannelEnteredBridge', 3);
    await agent.press('0');
    await sample.untilEvent('RecordingStarted');
    await caller.speak(600);
    await agent.press('55');
    await caller.speak(600);
    await agent.press('7');
    await sample.untilEvent('RecordingFinished');
    const kept = await recordings.listStored();
    expect(kept).toHaveLength(1);
    expect((await kept[0]?.file())?.length).toBeGreaterThan(8_000);
    await agent.press('0');
    await sample.untilEvent('RecordingStarted', 2);
    await caller.speak(600);
    await agent.press('9');
    await sample.untilEvent('RecordingFinished', 2);
    await vi.waitFor(async () => expect(await recordings.listStored()).toHaveLength(1), 45_000);
    expect(commands.map((command) => command.replace(/\/call-queue.*/, '/<name>'))).toEqual([
      'POST /pause',
      'DELETE /pause',
      'POST /stop',
      'DELETE /<name>',
    ]);
    await caller.hangup();
    await sample.untilEvent('BridgeDestroyed');
  });
}

describeOnBoth('sample 12, call-queue', behaviour, { extensions: EXTENSIONS });
