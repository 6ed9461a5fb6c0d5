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
