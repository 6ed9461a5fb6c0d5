import {
  AriController,
  AriEvent,
  AriModule,
  OnAriResync,
  OnCallBroadcast,
  type AriResync,
  type CallBroadcast,
  type Channel,
  type DrainOptions,
  type StasisStart,
} from 'nestjs-ari';
import { of, type Observable } from 'rxjs';

const address = { url: 'http://localhost:8088', username: 'ari', password: 'secret' };

/** What must compile. */
@AriController({ app: 'types' })
export class Right {
  @OnCallBroadcast({ caller: '200', called: /^8/, channel: ({ state }) => state === 'Ring' })
  atOnce({ channel }: CallBroadcast): boolean {
    return channel.state === 'Ring';
  }

  @OnCallBroadcast({}, { serial: true })
  @OnCallBroadcast({ application: ['desk-1', 'desk-2'] })
  async later(): Promise<boolean> {
    return Promise.resolve(true);
  }

  @OnCallBroadcast()
  observed(@AriEvent('caller') caller: string | undefined): Observable<boolean> {
    return of(caller !== undefined);
  }

  @OnAriResync()
  async back({ ended, appeared, changed, gapMs = 0, restarted }: AriResync): Promise<number> {
    const known: readonly Channel[] = [...ended, ...appeared, ...changed];
    return Promise.resolve(restarted ? gapMs : known.length);
  }

  @OnAriResync({ connection: 'berlin', atStart: true, restarted: true, gapMs: (gap) => gap === undefined || gap > 1 })
  found(@AriEvent('appeared') appeared: readonly Channel[]): number {
    return appeared.length;
  }
}

/** What must not. */
export class Wrong {
  // @ts-expect-error whether the call is claimed is true or false
  @OnCallBroadcast()
  text(): string {
    return 'yes';
  }

  // @ts-expect-error a promise of a text decides nothing either
  @OnCallBroadcast()
  async textLater(): Promise<string> {
    return Promise.resolve('yes');
  }

  // @ts-expect-error who forgets to say so would never get a call
  @OnCallBroadcast()
  nothing(): void {}

  // @ts-expect-error the handler receives CallBroadcast
  @OnCallBroadcast()
  other({ args }: StasisStart): boolean {
    return args.length > 0;
  }

  // @ts-expect-error the arguments come with StasisStart
  @OnCallBroadcast({ args: 'sales' })
  tooEarly(): boolean {
    return true;
  }

  // @ts-expect-error the handler receives AriResync
  @OnAriResync()
  event({ channel }: StasisStart): Channel {
    return channel;
  }

  // @ts-expect-error restarted is true or false
  @OnAriResync({ restarted: 'yes' })
  match(): void {}
}

export const drains: readonly DrainOptions[] = [
  {},
  { newCalls: 'continueInDialplan', timeout: 0 },
  { newCalls: 'refuse' },
  { newCalls: { moveTo: 'overflow' } },
];

export const module = AriModule.forRoot({ ...address, drain: { newCalls: { moveTo: 'overflow' }, timeout: 30_000 } });

// @ts-expect-error there is no such fate
export const fate: DrainOptions = { newCalls: 'hangup' };

// @ts-expect-error an application is named by text
export const nameless: DrainOptions = { newCalls: { moveTo: 8 } };
