import type { LiveAction } from './live-action.js';
import { detail, list } from './make-action.js';

/** What can be done with bridges. */
export const BRIDGE_ACTIONS: readonly LiveAction[] = [
  list('create', 'bridges.createWithId', { creates: { stream: 'bridges', key: 'bridgeId', chosen: 'bridge' } }),
  detail('delete', 'bridges.destroy', { effect: 'deleted' }),
  detail('addChannel', 'bridges.addChannel', { refers: { channel: 'channels' } }),
  detail('removeChannel', 'bridges.removeChannel', { refers: { channel: 'channels' } }),
  detail('play', 'bridges.playWithId', { creates: { stream: 'playbacks', key: 'playbackId', chosen: 'playback' } }),
  detail('record', 'bridges.record', {
    creates: { stream: 'liveRecordings', key: 'name', chosen: 'recording', given: true },
    defaults: { format: 'wav' },
  }),
  detail('startMoh', 'bridges.startMoh'),
  detail('stopMoh', 'bridges.stopMoh'),
  detail('setVideoSource', 'bridges.setVideoSource', { refers: { channelId: 'channels' } }),
  detail('clearVideoSource', 'bridges.clearVideoSource'),
  detail('getVar', 'bridges.getBridgeVar', { grant: 'variables' }),
  detail('getVars', 'bridges.getBridgeVars', { grant: 'variables' }),
  detail('setVar', 'bridges.setBridgeVar', { grant: 'variables' }),
  detail('setVars', 'bridges.setBridgeVars', { grant: 'variables' }),
];
