export { Conference } from './conference.js';
export type { ConferenceOptions, ConferenceResult, Participant, ParticipantOptions } from './conference-options.js';
export { Conferences } from './conferences.js';
