// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Operation } from '../../repository/index.js';

/** How each operation of recordings travels. */
export const RECORDINGS_OPERATIONS = {
  listStored: {
    name: 'recordings.listStored',
    method: 'GET',
    path: ['recordings/stored'],
    parameters: [],
    result: 'StoredRecording[]',
  },
  getStored: {
    name: 'recordings.getStored',
    method: 'GET',
    path: ['recordings/stored/', ''],
    parameters: ['recordingName'],
    result: 'StoredRecording',
  },
  deleteStored: {
    name: 'recordings.deleteStored',
    method: 'DELETE',
    path: ['recordings/stored/', ''],
    parameters: ['recordingName'],
    result: 'nothing',
  },
  getStoredFile: {
    name: 'recordings.getStoredFile',
    method: 'GET',
    path: ['recordings/stored/', '/file'],
    parameters: ['recordingName'],
    since: ['14.0.0'],
    result: 'binary',
  },
  copyStored: {
    name: 'recordings.copyStored',
    method: 'POST',
    path: ['recordings/stored/', '/copy'],
    parameters: ['recordingName'],
    query: [{ name: 'destinationRecordingName', kind: 'text', required: true }],
    queryInBody: true,
    since: ['12.5.0'],
    result: 'StoredRecording',
  },
  getLive: {
    name: 'recordings.getLive',
    method: 'GET',
    path: ['recordings/live/', ''],
    parameters: ['recordingName'],
    result: 'LiveRecording',
  },
  cancel: {
    name: 'recordings.cancel',
    method: 'DELETE',
    path: ['recordings/live/', ''],
    parameters: ['recordingName'],
    result: 'nothing',
  },
  stop: {
    name: 'recordings.stop',
    method: 'POST',
    path: ['recordings/live/', '/stop'],
    parameters: ['recordingName'],
    result: 'nothing',
  },
  pause: {
    name: 'recordings.pause',
    method: 'POST',
    path: ['recordings/live/', '/pause'],
    parameters: ['recordingName'],
    result: 'nothing',
  },
  unpause: {
    name: 'recordings.unpause',
    method: 'DELETE',
    path: ['recordings/live/', '/pause'],
    parameters: ['recordingName'],
    result: 'nothing',
  },
  mute: {
    name: 'recordings.mute',
    method: 'POST',
    path: ['recordings/live/', '/mute'],
    parameters: ['recordingName'],
    result: 'nothing',
  },
  unmute: {
    name: 'recordings.unmute',
    method: 'DELETE',
    path: ['recordings/live/', '/mute'],
    parameters: ['recordingName'],
    result: 'nothing',
  },
} as const satisfies Readonly<Record<string, Operation>>;
