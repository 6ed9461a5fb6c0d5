import type { LiveAction } from './live-action.js';
import { list, detail } from './make-action.js';

const CHANNEL = { stream: 'channels', key: 'channelId' } as const;
const HIDDEN = ['otherChannelId'];

/** What can be done with channels. */
export const CHANNEL_ACTIONS: readonly LiveAction[] = [
  list('create', 'channels.originateWithId', {
    grant: 'originate',
    creates: { ...CHANNEL, chosen: 'originate' },
    refers: { originator: 'channels' },
    hidden: HIDDEN,
  }),
  list('createWithoutDial', 'channels.create', {
    grant: 'originate',
    creates: { ...CHANNEL, chosen: 'originate' },
    refers: { originator: 'channels' },
    hidden: HIDDEN,
  }),
  list('externalMedia', 'channels.externalMedia', {
    grant: 'external-media',
    creates: { ...CHANNEL, chosen: 'external-media' },
  }),
  list('claim', 'events.claimChannel', { refers: { channelId: 'channels' } }),
  detail('dial', 'channels.dial', { grant: 'originate', refers: { caller: 'channels' } }),
  detail('delete', 'channels.hangup'),
  detail('answer', 'channels.answer'),
  detail('ring', 'channels.ring'),
  detail('ringStop', 'channels.ringStop'),
  detail('progress', 'channels.progress'),
  detail('dtmf', 'channels.sendDTMF'),
  detail('mute', 'channels.mute'),
  detail('unmute', 'channels.unmute'),
  detail('hold', 'channels.hold'),
  detail('unhold', 'channels.unhold'),
  detail('startMoh', 'channels.startMoh'),
  detail('stopMoh', 'channels.stopMoh'),
  detail('startSilence', 'channels.startSilence'),
  detail('stopSilence', 'channels.stopSilence'),
  detail('play', 'channels.playWithId', { creates: { stream: 'playbacks', key: 'playbackId', chosen: 'playback' } }),
  detail('record', 'channels.record', {
    creates: { stream: 'liveRecordings', key: 'name', chosen: 'recording', given: true },
    defaults: { format: 'wav' },
  }),
  detail('snoop', 'channels.snoopChannelWithId', {
    grant: 'snoop',
    creates: { stream: 'channels', key: 'snoopId', chosen: 'snoop' },
  }),
  detail('continue', 'channels.continueInDialplan', { grant: 'continue' }),
  detail('move', 'channels.move', { grant: 'move' }),
  detail('redirect', 'channels.redirect', { grant: 'redirect' }),
  detail('transferProgress', 'channels.transferProgress', { grant: 'redirect' }),
  detail('getVar', 'channels.getChannelVar', { grant: 'variables' }),
  detail('getVars', 'channels.getChannelVars', { grant: 'variables' }),
  detail('setVar', 'channels.setChannelVar', { grant: 'variables' }),
  detail('setVars', 'channels.setChannelVars', { grant: 'variables' }),
  detail('patch', 'channels.setChannelVars', { grant: 'variables' }),
  detail('rtpStatistics', 'channels.rtpStatistics'),
];
