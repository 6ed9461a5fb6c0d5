import { ResourceBinding } from '../../resources/index.js';
import { CHANNEL_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { ChannelRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const CHANNEL = rowShape<ChannelRow>({
  id: 'text',
  name: 'text',
  state: 'text',
  protocol_id: 'text',
  caller: 'object',
  connected: 'object',
  accountcode: 'text',
  dialplan: 'object',
  creationtime: 'text',
  language: 'text',
  channelvars: 'object?',
  caller_rdnis: 'text?',
  tenantid: 'text?',
  application: 'text?',
});

/**
 * Shows the channels of Asterisk as the stream `channels`: the legs of the calls that are up.
 * @publicApi
 */
@LiveActions(CHANNEL_ACTIONS)
@ResourceBinding({
  stream: 'channels',
  model: 'ari.channel',
  key: 'id',
  schema: CHANNEL,
  filterable: [
    'state',
    'name',
    'accountcode',
    'caller.number',
    'connected.number',
    'language',
    'application',
    'tenant',
    'tenantid',
    'dialplan.context',
    'dialplan.exten',
    'creationtime',
  ],
  orderable: ['creationtime', 'name', 'state', 'accountcode', 'caller.number', 'connected.number'],
  searchable: [
    'id',
    'name',
    'caller.name',
    'caller.number',
    'connected.name',
    'connected.number',
    'accountcode',
    'dialplan.exten',
  ],
})
export class ChannelsBinding extends LiveBinding<ChannelRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.channels, runner);
  }
}
