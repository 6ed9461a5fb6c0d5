import {
  AriController,
  BridgesRepository,
  ChannelEnteredBridge,
  ChannelLeftBridge,
  OnBridgeEvent,
  OnStasisStart,
  StasisStart,
  type Bridge,
} from 'nestjs-ari';
import { OccupancyLamp } from './occupancy-lamp.service.js';

/** All callers talk in one room, and the lamp on everybody's telephone shows whether somebody is in it. */
@AriController({ app: 'device-state' })
export class DeviceStateController {
  #room: Promise<Bridge> | undefined;

  constructor(
    private readonly bridges: BridgesRepository,
    private readonly lamp: OccupancyLamp,
  ) {}

  @OnStasisStart()
  async join({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.#room ??= this.bridges.create({ type: 'mixing', name: 'conference room' });
    const room = await this.#room;
    await room.addChannel(channel);
  }

  @OnBridgeEvent('ChannelEnteredBridge')
  @OnBridgeEvent('ChannelLeftBridge')
  async changed({ bridge }: ChannelEnteredBridge | ChannelLeftBridge): Promise<void> {
    await this.lamp.show(bridge.channels.length);
  }
}
