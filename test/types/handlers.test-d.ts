import {
  AriController,
  AriEvent,
  OnBridgeEvent,
  OnChannelEvent,
  OnDeviceStateEvent,
  OnEvent,
  OnStasisEnd,
  OnStasisStart,
  type AnyAriEvent,
  type Channel,
  type ChannelDtmfReceived,
  type DeviceStateChanged,
  type StasisEnd,
  type StasisStart,
} from 'nestjs-ari';

/** What must compile. */
@AriController({ app: 'types' })
export class Right {
  @OnStasisStart()
  start(event: StasisStart): string {
    return event.channel.id;
  }

  @OnStasisStart({ origin: ['incoming', 'moved'], args: ['sales', /\d+/, (word) => word !== ''] }, { serial: true })
  parts({ channel, args }: StasisStart): Promise<void> {
    return args.length > 0 ? channel.answer() : channel.hangup();
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: ['1', '2'], duration_ms: (ms) => ms > 100 })
  @OnChannelEvent('ChannelDtmfReceived', { digit: /[A-D]/, channel: (channel) => channel.state === 'Up' })
  digit({ digit }: ChannelDtmfReceived): string {
    return digit;
  }

  @OnStasisStart()
  @OnStasisEnd()
  union(event: StasisStart | StasisEnd): Channel {
    return event.channel;
  }

  @OnEvent('*')
  everything(event: AnyAriEvent): string {
    return event.type;
  }

  @OnEvent('*', { application: 'types' })
  narrowed(event: { readonly type: string }): string {
    return event.type;
  }

  @OnDeviceStateEvent('DeviceStateChanged')
  noArguments(): void {}

  @OnChannelEvent('ChannelDtmfReceived')
  parameter(@AriEvent('digit') digit: string): string {
    return digit;
  }

  @OnChannelEvent('ChannelDtmfReceived')
  unchecked(event: unknown): unknown {
    return event;
  }
}

/** What must not. */
export class Wrong {
  // @ts-expect-error there is no such event
  @OnEvent('ChannelDtmfRecieved')
  name(): void {}

  // @ts-expect-error an event, but none of a bridge
  @OnBridgeEvent('ChannelDtmfReceived')
  kind(): void {}

  // @ts-expect-error the handler receives ChannelDtmfReceived
  @OnChannelEvent('ChannelDtmfReceived')
  event({ channel }: StasisStart): Channel {
    return channel;
  }

  // @ts-expect-error the handler receives StasisStart
  @OnStasisStart()
  device({ device_state: state }: DeviceStateChanged): unknown {
    return state;
  }

  // @ts-expect-error the second decorator brings an event that is not in the union
  @OnStasisStart()
  @OnChannelEvent('ChannelDtmfReceived')
  union(event: ChannelDtmfReceived | StasisEnd): string {
    return event.type;
  }

  // @ts-expect-error a handler of every event must take every event
  @OnEvent('*')
  everything(event: StasisStart): string {
    return event.type;
  }

  // @ts-expect-error the event has no such field
  @OnChannelEvent('ChannelDtmfReceived', { digitt: '1' })
  field(): void {}

  // @ts-expect-error a digit is text
  @OnChannelEvent('ChannelDtmfReceived', { digit: 1 })
  value(): void {}

  // @ts-expect-error an expression fits text, and this is a number
  @OnChannelEvent('ChannelDtmfReceived', { duration_ms: /1/ })
  expression(): void {}

  // @ts-expect-error a predicate says yes or no
  @OnChannelEvent('ChannelDtmfReceived', { digit: (digit) => digit })
  predicate(): void {}

  // @ts-expect-error there is no such origin
  @OnStasisStart({ origin: 'outgoing' })
  origin(): void {}

  // @ts-expect-error there is no such origin
  @OnStasisEnd({ origin: 'outgoing' })
  originOfEnd(): void {}

  // @ts-expect-error only what enters and leaves has an origin
  @OnChannelEvent('ChannelDtmfReceived', { origin: 'incoming' })
  originOfDigit(): void {}

  // @ts-expect-error there is no such option of a handler
  @OnStasisStart({}, { parallel: true })
  option(): void {}

  // @ts-expect-error a static method is no handler of an instance, and a symbol no name of one
  @OnStasisStart()
  [Symbol.iterator](): void {}
}

// @ts-expect-error there is no such option of a controller
export const controller = AriController({ application: 'types' });
