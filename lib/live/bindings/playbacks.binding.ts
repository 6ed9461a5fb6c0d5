import { ResourceBinding } from '../../resources/index.js';
import { PLAYBACK_ACTIONS, ActionRunner, LiveActions } from '../actions/index.js';
import type { PlaybackRow } from '../rows/index.js';
import { rowShape } from '../shape/index.js';
import { LiveTables } from '../table/index.js';
import { LiveBinding } from './live-binding.js';

const PLAYBACK = rowShape<PlaybackRow>({
  id: 'text',
  media_uri: 'text',
  target_uri: 'text',
  state: 'text',
  next_media_uri: 'text?',
  language: 'text?',
});

/**
 * Shows the sounds that are being played as the stream `playbacks`.
 * @publicApi
 */
@LiveActions(PLAYBACK_ACTIONS)
@ResourceBinding({
  stream: 'playbacks',
  model: 'ari.playback',
  key: 'id',
  schema: PLAYBACK,
  filterable: ['target_uri', 'state', 'media_uri', 'tenant'],
  orderable: ['media_uri', 'state'],
  searchable: ['media_uri'],
})
export class PlaybacksBinding extends LiveBinding<PlaybackRow> {
  constructor(tables: LiveTables, runner: ActionRunner) {
    super(tables.playbacks, runner);
  }
}
