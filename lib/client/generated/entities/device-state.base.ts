// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { DeviceState } from '../../entities/index.js';
import { LiveEntity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { DeviceStateEventMap } from '../events/event-map.js';
import type { DeviceStatesRepository } from '../repositories/device-states.repository.js';

/**
 * Whether a device is free, ringing, talking and so on.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class DeviceStateBase extends LiveEntity<DeviceStatesRepository, DeviceStateEventMap> {
  /** Name of the device. */
  declare readonly name: string;
  /**
   * `NOT_INUSE` free, `INUSE` talking, `BUSY`, `RINGING`, `RINGINUSE` talking and ringing, `ONHOLD`, `UNAVAILABLE` not
   * reachable, `INVALID`, `UNKNOWN`.
   */
  declare readonly state:
    'UNKNOWN' | 'NOT_INUSE' | 'INUSE' | 'BUSY' | 'INVALID' | 'UNAVAILABLE' | 'RINGING' | 'RINGINUSE' | 'ONHOLD';

  /**
   * Reads the state of any device, also of one that ARI does not control.
   * @returns The state; a name nobody knows gives `UNKNOWN` or `INVALID`, not 404.
   */
  refresh(request?: RequestOptions): Promise<DeviceState> {
    return this.repository().get(this.name, request);
  }

  /**
   * Sets a device state of your own, and makes it if needed. Phones that watch it through a dialplan hint change their
   * busy lamp.
   * @param deviceState - `NOT_INUSE` free, `INUSE` talking, `BUSY`, `RINGING`, `RINGINUSE` talking and ringing,
   *   `ONHOLD`, `UNAVAILABLE` not reachable, `INVALID`.
   * @throws {AriNotFoundException} No name was given.
   * @throws {AriIllegalStateException} The name does not begin with `Stasis:`.
   */
  update(
    deviceState: 'NOT_INUSE' | 'INUSE' | 'BUSY' | 'INVALID' | 'UNAVAILABLE' | 'RINGING' | 'RINGINUSE' | 'ONHOLD',
    request?: RequestOptions,
  ): Promise<void> {
    return this.repository().update(this.name, { deviceState }, request);
  }

  /**
   * Removes a device state of your own; lamps that watch it go to unknown. Removing one that does not exist succeeds.
   * @throws {AriNotFoundException} No name was given.
   * @throws {AriIllegalStateException} The name does not begin with `Stasis:`.
   */
  delete(request?: RequestOptions): Promise<void> {
    return this.repository().delete(this.name, request);
  }
}
