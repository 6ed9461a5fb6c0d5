import { ResourceBinding } from '../../resources/index.js';
import { DEVICE_STATE_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { DeviceStateRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const DEVICE_STATE = rowShape<DeviceStateRow>({
  name: 'text',
  state: 'text',
});

/**
 * Shows what devices do, for the lamps of telephone keys, as the stream `deviceStates`.
 * @publicApi
 */
@LiveActions(DEVICE_STATE_ACTIONS)
@ResourceBinding({
  stream: 'deviceStates',
  model: 'ari.deviceState',
  key: 'name',
  schema: DEVICE_STATE,
  filterable: ['state', 'tenant'],
  orderable: ['name', 'state'],
  searchable: ['name'],
})
export class DeviceStatesBinding extends LiveBinding<DeviceStateRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.deviceStates, runner);
  }
}
