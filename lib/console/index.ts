export { AriConsoleModule } from './ari-console.module.js';
export type {
  AriConsoleOptions,
  ConsoleTelephone,
  ConsoleTelephones,
  ConsoleTelephoneState,
  SipAccount,
} from './options/index.js';
