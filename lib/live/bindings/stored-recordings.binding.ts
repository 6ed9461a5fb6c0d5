import { ResourceBinding } from '../../resources/index.js';
import { STORED_RECORDING_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { StoredRecordingRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const STORED_RECORDING = rowShape<StoredRecordingRow>({
  name: 'text',
  format: 'text',
});

/**
 * Shows the recordings on the disk of Asterisk as the stream `storedRecordings`.
 * @publicApi
 */
@LiveActions(STORED_RECORDING_ACTIONS)
@ResourceBinding({
  stream: 'storedRecordings',
  model: 'ari.storedRecording',
  key: 'name',
  schema: STORED_RECORDING,
  filterable: ['format', 'tenant'],
  orderable: ['name', 'format'],
  searchable: ['name'],
})
export class StoredRecordingsBinding extends LiveBinding<StoredRecordingRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.storedRecordings, runner);
  }
}
