export type { AriConsoleOptions } from './ari-console-options.js';
export { consoleSettings, CONSOLE_SETTINGS, type ConsoleSettings } from './console-settings.js';
export type { ConsoleTelephone, ConsoleTelephones } from './console-telephone.js';
export type { ConsoleTelephoneState, SipAccount } from '../../protocol/index.js';
