import { ResourceBinding } from '../../resources/index.js';
import { ENDPOINT_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { EndpointRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const ENDPOINT = rowShape<EndpointRow>({
  id: 'text',
  technology: 'text',
  resource: 'text',
  state: 'text?',
  channel_ids: 'objects',
});

/**
 * Shows the telephones and trunks of Asterisk as the stream `endpoints`.
 * @publicApi
 */
@LiveActions(ENDPOINT_ACTIONS)
@ResourceBinding({
  stream: 'endpoints',
  model: 'ari.endpoint',
  key: 'id',
  schema: ENDPOINT,
  filterable: ['technology', 'resource', 'state', 'tenant'],
  orderable: ['id', 'resource', 'state'],
  searchable: ['id'],
})
export class EndpointsBinding extends LiveBinding<EndpointRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.endpoints, runner);
  }
}
