export { channelFields } from './channel-fields.js';
export { FakeAri, type FakeAriOptions } from './fake-ari.js';
export type { FakeCommand } from './fake-command.js';
