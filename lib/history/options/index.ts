export { HISTORY_SETTINGS, type AriHistoryOptions, type HistorySettings } from './history-options.js';
export { historySettings } from './history-settings.js';
