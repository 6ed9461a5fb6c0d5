import {
  APPLICATION_ACTIONS,
  ASTERISK_ACTIONS,
  BRIDGE_ACTIONS,
  CHANNEL_ACTIONS,
  DEVICE_STATE_ACTIONS,
  ENDPOINT_ACTIONS,
  LIVE_RECORDING_ACTIONS,
  MAILBOX_ACTIONS,
  PLAYBACK_ACTIONS,
  STORED_RECORDING_ACTIONS,
} from '../../../lib/live/actions/index.js';
import type { LiveAction } from '../../../lib/live/actions/live-action.js';

/** The actions of each stream. */
export const ACTIONS: Readonly<Record<string, readonly LiveAction[]>> = {
  channels: CHANNEL_ACTIONS,
  bridges: BRIDGE_ACTIONS,
  playbacks: PLAYBACK_ACTIONS,
  liveRecordings: LIVE_RECORDING_ACTIONS,
  storedRecordings: STORED_RECORDING_ACTIONS,
  endpoints: ENDPOINT_ACTIONS,
  deviceStates: DEVICE_STATE_ACTIONS,
  mailboxes: MAILBOX_ACTIONS,
  applications: APPLICATION_ACTIONS,
  asterisk: ASTERISK_ACTIONS,
};

/** The table of actions of docs/live.md. */
export function actionTable(): string {
  const rows = Object.entries(ACTIONS).flatMap(([stream, actions]) =>
    actions.map(({ name, kind, operation, grant = '' }) => [
      `\`${stream}\``,
      `\`${name}\``,
      kind === 'list' ? 'all' : 'one',
      `\`${operation}\``,
      grant,
    ]),
  );
  const all = [['stream', 'action', 'on', 'operation of ARI', 'grant'], ['-', '-', '-', '-', '-'], ...rows];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
