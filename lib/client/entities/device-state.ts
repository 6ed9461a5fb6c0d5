import { DeviceStateBase } from '../generated/internal.js';
import type { EntityKind } from '../events/index.js';

/**
 * The state of a device, such as the lamp of a telephone key. Only those named `Stasis:…` can be set.
 * @publicApi
 */
export class DeviceState extends DeviceStateBase {
  protected override identity(): string {
    return this.name;
  }

  protected override kind(): EntityKind {
    return 'DeviceState';
  }
}
