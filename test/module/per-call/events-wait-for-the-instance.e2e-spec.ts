import { Scope } from '@nestjs/common';
import { AriController, ChannelDtmfReceived, OnChannelEvent, OnStasisStart, StasisStart } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { startApplication } from '../support/ari-application.js';
import { placeCall } from '../support/calls.js';
import { Journal } from '../support/journal.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';

const APP = 'events-wait';

describeOnAsterisk('a perCall instance that takes long to make', () => {
  it('hears afterwards, in order, what came meanwhile', async () => {
    let answer: () => void = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    @AriController({ app: APP, perCall: true })
    class Slow {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      begin({ channel }: StasisStart): void {
        this.journal.note(`start ${channel.state}`);
      }

      @OnChannelEvent('ChannelDtmfReceived')
      pressed({ digit }: ChannelDtmfReceived): void {
        this.journal.note(`pressed ${digit}`);
      }
    }
    const lookUp = { provide: 'CUSTOMER', scope: Scope.REQUEST, useFactory: () => answered.then(() => 'Ada') };
    Reflect.defineMetadata('self:paramtypes', [{ index: 1, param: 'CUSTOMER' }], Slow);
    Reflect.defineMetadata('design:paramtypes', [Journal, Object], Slow);
    const { client, journal } = await startApplication({ providers: [Slow, lookUp] });
    client.on('StasisStart', ({ channel }) => channel.answer());
    client.on('ChannelDtmfReceived', ({ digit }) => journal.note(`came ${digit}`));
    await placeCall({ endpoint: `Local/app-${APP}@default`, context: 'default', extension: 'press-12' });
    await journal.until('came 2');
    expect(journal.entries).toEqual(['came 1', 'came 2']);
    answer();
    await journal.until('pressed 2');
    expect(journal.entries).toEqual(['came 1', 'came 2', 'start Ring', 'pressed 1', 'pressed 2']);
  });
});
