export {
  type AdvanceOptions,
  type FakeTimers,
  type AsteriskSimulatorOptions,
  AsteriskSimulator,
} from './simulator/index.js';
export type { WebSocketClientSection } from './media-sockets/index.js';
export type { Dialplan } from './dialplan/index.js';
export type { SoundFile } from './media/index.js';
export type { Referral, SentTextMessage } from './exchange/index.js';
export type { AriUser } from './rest/index.js';
export { assertDigitsHeard, assertHungUp, assertPlayed, CallAssertionError } from './assertions/index.js';
export { channelFields, FakeAri, type FakeAriOptions, type FakeCommand } from './fake/index.js';
export { type RaceOptions, type ResponseMatch, Faults } from './faults/index.js';
export {
  type CallRequest,
  type CallEnd,
  type PressOptions,
  type PhoneWaitOptions,
  PhoneCall,
  RingingPhone,
  VirtualPhone,
} from './phones/index.js';
export { type AriTestingOptions, AriTestingModule, getAsteriskSimulatorToken } from './nest/index.js';
