import { ResourceBinding } from '../../resources/index.js';
import { APPLICATION_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { ApplicationRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const APPLICATION = rowShape<ApplicationRow>({
  name: 'text',
  channel_ids: 'objects',
  bridge_ids: 'objects',
  endpoint_ids: 'objects',
  device_names: 'objects',
  events_allowed: 'objects',
  events_disallowed: 'objects',
});

/**
 * Shows the Stasis applications of Asterisk as the stream `applications`. They belong to no tenant.
 * @publicApi
 */
@LiveActions(APPLICATION_ACTIONS)
@ResourceBinding({
  stream: 'applications',
  model: 'ari.application',
  key: 'name',
  schema: APPLICATION,
  orderable: ['name'],
  searchable: ['name'],
})
export class ApplicationsBinding extends LiveBinding<ApplicationRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.applications, runner);
  }
}
