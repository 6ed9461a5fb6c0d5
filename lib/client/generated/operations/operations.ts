// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';
import { APPLICATIONS_OPERATIONS } from './applications.operations.js';
import { ASTERISK_OPERATIONS } from './asterisk.operations.js';
import { BRIDGES_OPERATIONS } from './bridges.operations.js';
import { CHANNELS_OPERATIONS } from './channels.operations.js';
import { DEVICE_STATES_OPERATIONS } from './device-states.operations.js';
import { ENDPOINTS_OPERATIONS } from './endpoints.operations.js';
import { EVENTS_OPERATIONS } from './events.operations.js';
import { MAILBOXES_OPERATIONS } from './mailboxes.operations.js';
import { PLAYBACKS_OPERATIONS } from './playbacks.operations.js';
import { RECORDINGS_OPERATIONS } from './recordings.operations.js';
import { SOUNDS_OPERATIONS } from './sounds.operations.js';

/** Every operation that can be called, by resource. */
export const OPERATIONS = {
  applications: APPLICATIONS_OPERATIONS,
  asterisk: ASTERISK_OPERATIONS,
  bridges: BRIDGES_OPERATIONS,
  channels: CHANNELS_OPERATIONS,
  deviceStates: DEVICE_STATES_OPERATIONS,
  endpoints: ENDPOINTS_OPERATIONS,
  events: EVENTS_OPERATIONS,
  mailboxes: MAILBOXES_OPERATIONS,
  playbacks: PLAYBACKS_OPERATIONS,
  recordings: RECORDINGS_OPERATIONS,
  sounds: SOUNDS_OPERATIONS,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Name of an operation, as in exceptions and logs. */
export type OperationName =
  | 'applications.list'
  | 'applications.get'
  | 'applications.subscribe'
  | 'applications.unsubscribe'
  | 'applications.filter'
  | 'asterisk.getObject'
  | 'asterisk.updateObject'
  | 'asterisk.deleteObject'
  | 'asterisk.getInfo'
  | 'asterisk.ping'
  | 'asterisk.listModules'
  | 'asterisk.getModule'
  | 'asterisk.loadModule'
  | 'asterisk.unloadModule'
  | 'asterisk.reloadModule'
  | 'asterisk.listLogChannels'
  | 'asterisk.addLog'
  | 'asterisk.deleteLog'
  | 'asterisk.rotateLog'
  | 'asterisk.getGlobalVar'
  | 'asterisk.setGlobalVar'
  | 'bridges.list'
  | 'bridges.create'
  | 'bridges.createWithId'
  | 'bridges.get'
  | 'bridges.destroy'
  | 'bridges.getBridgeVar'
  | 'bridges.setBridgeVar'
  | 'bridges.getBridgeVars'
  | 'bridges.setBridgeVars'
  | 'bridges.addChannel'
  | 'bridges.removeChannel'
  | 'bridges.setVideoSource'
  | 'bridges.clearVideoSource'
  | 'bridges.startMoh'
  | 'bridges.stopMoh'
  | 'bridges.play'
  | 'bridges.playWithId'
  | 'bridges.record'
  | 'channels.list'
  | 'channels.originate'
  | 'channels.create'
  | 'channels.get'
  | 'channels.originateWithId'
  | 'channels.hangup'
  | 'channels.continueInDialplan'
  | 'channels.move'
  | 'channels.redirect'
  | 'channels.answer'
  | 'channels.ring'
  | 'channels.ringStop'
  | 'channels.progress'
  | 'channels.sendDTMF'
  | 'channels.mute'
  | 'channels.unmute'
  | 'channels.hold'
  | 'channels.unhold'
  | 'channels.startMoh'
  | 'channels.stopMoh'
  | 'channels.startSilence'
  | 'channels.stopSilence'
  | 'channels.play'
  | 'channels.playWithId'
  | 'channels.record'
  | 'channels.getChannelVar'
  | 'channels.setChannelVar'
  | 'channels.getChannelVars'
  | 'channels.setChannelVars'
  | 'channels.snoopChannel'
  | 'channels.snoopChannelWithId'
  | 'channels.dial'
  | 'channels.rtpStatistics'
  | 'channels.externalMedia'
  | 'channels.transferProgress'
  | 'deviceStates.list'
  | 'deviceStates.get'
  | 'deviceStates.update'
  | 'deviceStates.delete'
  | 'endpoints.list'
  | 'endpoints.sendMessage'
  | 'endpoints.refer'
  | 'endpoints.listByTech'
  | 'endpoints.get'
  | 'endpoints.sendMessageToEndpoint'
  | 'endpoints.referToEndpoint'
  | 'events.userEvent'
  | 'events.claimChannel'
  | 'mailboxes.list'
  | 'mailboxes.get'
  | 'mailboxes.update'
  | 'mailboxes.delete'
  | 'playbacks.get'
  | 'playbacks.stop'
  | 'playbacks.control'
  | 'recordings.listStored'
  | 'recordings.getStored'
  | 'recordings.deleteStored'
  | 'recordings.getStoredFile'
  | 'recordings.copyStored'
  | 'recordings.getLive'
  | 'recordings.cancel'
  | 'recordings.stop'
  | 'recordings.pause'
  | 'recordings.unpause'
  | 'recordings.mute'
  | 'recordings.unmute'
  | 'sounds.list'
  | 'sounds.get';
