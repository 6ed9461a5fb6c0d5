import { ResourceBinding } from '../../resources/index.js';
import { BRIDGE_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { BridgeRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const BRIDGE = rowShape<BridgeRow>({
  id: 'text',
  technology: 'text',
  bridge_type: 'text',
  bridge_class: 'text',
  creator: 'text',
  name: 'text',
  channels: 'objects',
  creationtime: 'text',
  video_mode: 'text?',
  video_source_id: 'text?',
  bridgevars: 'object?',
});

/**
 * Shows the bridges of Asterisk as the stream `bridges`: where channels hear each other.
 * @publicApi
 */
@LiveActions(BRIDGE_ACTIONS)
@ResourceBinding({
  stream: 'bridges',
  model: 'ari.bridge',
  key: 'id',
  schema: BRIDGE,
  filterable: ['name', 'bridge_type', 'bridge_class', 'technology', 'creator', 'tenant'],
  orderable: ['creationtime', 'name'],
  searchable: ['id', 'name'],
})
export class BridgesBinding extends LiveBinding<BridgeRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.bridges, runner);
  }
}
