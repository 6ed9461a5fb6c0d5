import { ResourceBinding } from '../../resources/index.js';
import { LIVE_RECORDING_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { LiveRecordingRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const LIVE_RECORDING = rowShape<LiveRecordingRow>({
  name: 'text',
  format: 'text',
  target_uri: 'text',
  state: 'text',
  duration: 'number?',
  talking_duration: 'number?',
  silence_duration: 'number?',
  cause: 'text?',
});

/**
 * Shows the recordings that run as the stream `liveRecordings`.
 * @publicApi
 */
@LiveActions(LIVE_RECORDING_ACTIONS)
@ResourceBinding({
  stream: 'liveRecordings',
  model: 'ari.liveRecording',
  key: 'name',
  schema: LIVE_RECORDING,
  filterable: ['target_uri', 'state', 'format', 'tenant'],
  orderable: ['name', 'state'],
  searchable: ['name'],
})
export class LiveRecordingsBinding extends LiveBinding<LiveRecordingRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.liveRecordings, runner);
  }
}
