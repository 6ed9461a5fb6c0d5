// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { DeviceState } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';

/**
 * A device became free, rang, got busy and so on. Sent for devices the application is subscribed to.
 * @publicApi
 */
export class DeviceStateChanged extends BaseEvent {
  declare readonly type: 'DeviceStateChanged';
  /** Device and its new state. */
  declare readonly device_state: DeviceState;
}
