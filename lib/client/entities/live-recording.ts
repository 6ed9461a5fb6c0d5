import { LiveRecordingBase } from '../generated/internal.js';
import type { EntityKind } from '../events/index.js';

/**
 * A recording that is being made. Stopping it stores it; cancelling it deletes it.
 * @publicApi
 */
export class LiveRecording extends LiveRecordingBase {
  protected override identity(): string {
    return this.name;
  }

  protected override kind(): EntityKind {
    return 'LiveRecording';
  }
}
