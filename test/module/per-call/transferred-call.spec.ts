import { Test } from '@nestjs/testing';
import {
  AriCall,
  AriClient,
  AriController,
  AriModule,
  OnCallEnd,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type ChannelEnd,
} from 'nestjs-ari';
import { expect, it, onTestFinished } from 'vitest';
import { StubAri } from '../../client/support/stub-ari.js';
import { Journal } from '../support/journal.js';

const APP = 'transferred';

/** A snapshot as it comes over the wire. */
const channel = (id: string): object => ({
  id,
  name: `PJSIP/${id}`,
  state: 'Up',
  caller: {},
  dialplan: { app_data: APP },
});

@AriController({ app: APP, perCall: true })
class Reception {
  constructor(
    private readonly call: AriCall,
    private readonly journal: Journal,
  ) {}

  @OnStasisStart({ origin: 'any' })
  begin({ channel: { id } }: StasisStart): void {
    this.journal.note(`${this.call.id} hears the start of ${id}`);
  }

  @OnChannelEvent('ChannelDtmfReceived')
  pressed({ digit }: { digit: string; type: 'ChannelDtmfReceived' }): void {
    this.journal.note(`${this.call.id} hears ${digit}`);
  }

  @OnCallEnd()
  end({ outcome }: ChannelEnd): void {
    this.journal.note(`${this.call.id} ended by ${outcome}, last ${this.call.channel.id}`);
  }
}

// On the real server (see attended-transfer.e2e-spec.ts) the channel that was replaced ends when its telephone hangs up;
// here it ends first, and between two events of its successor.
it('an attended transfer passes the call on to the channel that takes the place of the caller', async () => {
  const stub = await StubAri.start();
  onTestFinished(() => stub.stop());
  const journal = new Journal();
  const app = await Test.createTestingModule({
    imports: [AriModule.forRoot({ url: stub.url, username: 'ari', password: 'ari' })],
    providers: [Reception, { provide: Journal, useValue: journal }],
  }).compile();
  onTestFinished(() => app.close());
  await app.init();
  await app.get(AriClient).connect();
  const send = (type: string, fields: object): void =>
    stub.events.send(JSON.stringify({ type, application: APP, timestamp: '', ...fields }));

  send('StasisStart', { args: [], channel: channel('alice') });
  await journal.until('alice hears the start of alice');
  send('StasisStart', { args: [], channel: channel('bob'), replace_channel: channel('alice') });
  send('ChannelDestroyed', { cause: 16, cause_txt: 'Normal Clearing', channel: channel('alice') });
  send('ChannelDtmfReceived', { digit: '5', duration_ms: 100, channel: channel('bob') });
  await journal.until('alice hears 5');
  send('ChannelDestroyed', { cause: 16, cause_txt: 'Normal Clearing', channel: channel('bob') });
  await journal.until('alice ended by hangup, last bob');
  expect(journal.entries).toEqual([
    'alice hears the start of alice',
    'alice hears the start of bob',
    'alice hears 5',
    'alice ended by hangup, last bob',
  ]);
});
