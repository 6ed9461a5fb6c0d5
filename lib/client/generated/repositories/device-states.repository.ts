// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { DeviceState } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import { DEVICE_STATES_OPERATIONS } from '../operations/device-states.operations.js';

/**
 * Options of `deviceStates.update`.
 * @publicApi
 */
export interface DeviceStatesUpdateOptions {
  /**
   * `NOT_INUSE` free, `INUSE` talking, `BUSY`, `RINGING`, `RINGINUSE` talking and ringing, `ONHOLD`, `UNAVAILABLE` not
   * reachable, `INVALID`.
   */
  readonly deviceState: 'NOT_INUSE' | 'INUSE' | 'BUSY' | 'INVALID' | 'UNAVAILABLE' | 'RINGING' | 'RINGINUSE' | 'ONHOLD';
}

/**
 * Device states drive the busy lamps of phones. States of your own begin with `Stasis:`; those of real devices can be
 * read.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class DeviceStatesRepository extends Repository {
  /**
   * Lists the device states made through ARI, those whose names begin with `Stasis:`.
   * @returns These device states.
   */
  list(request?: RequestOptions): Promise<DeviceState[]> {
    return this.execute(DEVICE_STATES_OPERATIONS.list, [], undefined, request);
  }

  /**
   * Reads the state of any device, also of one that ARI does not control.
   * @param deviceName - Name of the device, such as `PJSIP/alice` or `Stasis:lamp`.
   * @returns The state; a name nobody knows gives `UNKNOWN` or `INVALID`, not 404.
   */
  get(deviceName: string, request?: RequestOptions): Promise<DeviceState> {
    return this.execute(DEVICE_STATES_OPERATIONS.get, [deviceName], undefined, request);
  }

  /**
   * Sets a device state of your own, and makes it if needed. Phones that watch it through a dialplan hint change their
   * busy lamp.
   * @param deviceName - Name, beginning with `Stasis:`; only such device states can be changed from here.
   * @throws {AriNotFoundException} No name was given.
   * @throws {AriIllegalStateException} The name does not begin with `Stasis:`.
   */
  update(deviceName: string, options: DeviceStatesUpdateOptions, request?: RequestOptions): Promise<void> {
    return this.execute(DEVICE_STATES_OPERATIONS.update, [deviceName], options, request);
  }

  /**
   * Removes a device state of your own; lamps that watch it go to unknown. Removing one that does not exist succeeds.
   * @param deviceName - Name, beginning with `Stasis:`; only such device states can be changed from here.
   * @throws {AriNotFoundException} No name was given.
   * @throws {AriIllegalStateException} The name does not begin with `Stasis:`.
   */
  delete(deviceName: string, request?: RequestOptions): Promise<void> {
    return this.execute(DEVICE_STATES_OPERATIONS.delete, [deviceName], undefined, request);
  }
}
