export type { LiveGrant } from './live-grant.js';
export type { AriLiveOptions, LiveStream } from './live-options.js';
export { LIVE_SETTINGS, liveSettings, type LiveSettings } from './live-settings.js';
