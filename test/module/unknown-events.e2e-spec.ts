import {
  AriController,
  OnAriResync,
  OnEvent,
  OnStasisStart,
  type HandlerDecorator,
  type StasisStart,
} from 'nestjs-ari';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bootApplication } from './support/ari-application.js';

/** `@OnEvent` as JavaScript sees it: without the names of events. */
const onAnyName = (name: string): HandlerDecorator<StasisStart> => OnEvent(name as 'StasisStart');

describe('a handler for an event that is not known', () => {
  async function warnings(...names: string[]): Promise<string[]> {
    const simulator = await AsteriskSimulator.start();
    onTestFinished(() => simulator.stop());

    @AriController({ app: 'unknown-events' })
    class Host {
      @OnStasisStart()
      @OnEvent('*')
      @OnAriResync()
      known(): void {}

      misspelt(): void {}
    }
    const method = Object.getOwnPropertyDescriptor(Host.prototype, 'misspelt');
    if (method === undefined) throw new Error('no such method');
    for (const name of names) onAnyName(name)(Host.prototype, 'misspelt', method);
    const { url, username, password } = simulator;
    const { log } = await bootApplication({ options: { url, username, password }, providers: [Host] });
    return log.with('does not know');
  }

  it.each([
    ['ChanelDtmfReceived', 'ChannelDtmfReceived'],
    ['channelDtmfReceived', 'ChannelDtmfReceived'],
    ['ChannelDTMFReceived', 'ChannelDtmfReceived'],
    ['StasisStarted', 'StasisStart'],
    ['PlaybackFinnished', 'PlaybackFinished'],
    ['ChannelHangup', 'ChannelHangupRequest'],
    ['ChannelUserEvent', 'ChannelUserevent'],
    ['BridgeDestroy', 'BridgeDestroyed'],
    ['RecordingFinish', 'RecordingFinished'],
    ['EndpointStateChanged', 'EndpointStateChange'],
  ])('%s is named in a warning at the start, with %s', async (name, nearest) => {
    await expect(warnings(name)).resolves.toEqual([
      `warn Host.misspelt listens for "${name}", an event that this release does not know. Did you mean "${nearest}"?`,
    ]);
  });

  it('is named without advice where nothing is near', async () => {
    await expect(warnings('WeatherForecast')).resolves.toEqual([
      'warn Host.misspelt listens for "WeatherForecast", an event that this release does not know. Check the name',
    ]);
  });

  it('is no warning for any event that is known', async () => {
    await expect(warnings('StasisEnd', 'Dial', 'ChannelVarset')).resolves.toEqual([]);
  });
});
