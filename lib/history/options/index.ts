export {
  HISTORY_SETTINGS,
  type AriHistoryAsyncOptions,
  type AriHistoryOptions,
  type HistorySettings,
} from './history-options.js';
export { historySettings, settingsOfConnections } from './history-settings.js';
