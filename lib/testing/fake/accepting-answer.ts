import { channelFields } from './channel-fields.js';
import type { FakeCommand } from './fake-command.js';
import { operationNamed } from './operation-named.js';

/** What makes an object out of a command, by kind: where its id stands, the first that is there, and its fields. */
interface ObjectShape {
  readonly idIn: readonly string[];
  readonly fields: (id: string, parameters: FakeCommand['parameters']) => object;
}

const SHAPES: Readonly<Record<string, ObjectShape>> = {
  Channel: { idIn: ['snoopId', 'channelId'], fields: (id) => channelFields({ id }) },
  Bridge: {
    idIn: ['bridgeId'],
    fields: (id) => ({ id, technology: 'simple_bridge', bridge_type: 'mixing', channels: [], name: '' }),
  },
  Playback: {
    idIn: ['playbackId'],
    fields: (id, { media = '' }) => ({ id, media_uri: media, target_uri: '', language: 'en', state: 'queued' }),
  },
  LiveRecording: {
    idIn: ['recordingName', 'name'],
    fields: (name, { format = 'wav' }) => ({ name, format, state: 'queued', target_uri: '' }),
  },
  StoredRecording: {
    idIn: ['destinationRecordingName', 'recordingName'],
    fields: (name) => ({ name, format: 'wav' }),
  },
  Endpoint: {
    idIn: ['resource'],
    fields: (resource, { tech = '' }) => ({ technology: tech, resource, state: 'online', channel_ids: [] }),
  },
  DeviceState: { idIn: ['deviceName'], fields: (name) => ({ name, state: 'UNKNOWN' }) },
  Mailbox: { idIn: ['mailboxName'], fields: (name) => ({ name, old_messages: 0, new_messages: 0 }) },
  Application: {
    idIn: ['applicationName'],
    fields: (name) => ({ name, channel_ids: [], bridge_ids: [], endpoint_ids: [], device_names: [] }),
  },
  Sound: { idIn: ['soundId'], fields: (id) => ({ id, formats: [] }) },
};

/**
 * Answers a command as an Asterisk that accepts everything would: an object with the id that the command names, an
 * empty list, nothing.
 */
export function acceptingAnswer({ operation, parameters }: FakeCommand): unknown {
  const form = operationNamed(operation)?.result ?? 'nothing';
  if (form === 'nothing') return undefined;
  if (form === 'binary') return Buffer.alloc(0);
  if (form.endsWith('[]')) return [];
  const shape = SHAPES[form];
  if (shape === undefined) return {};
  const id = shape.idIn.map((name) => parameters[name]).find((value): value is string => typeof value === 'string');
  return shape.fields(id ?? 'fake', parameters);
}
