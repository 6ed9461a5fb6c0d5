import type { LiveAction } from './live-action.js';
import { detail, list } from './make-action.js';

/** What can be done with Stasis applications. */
export const APPLICATION_ACTIONS: readonly LiveAction[] = [
  detail('subscribeTo', 'applications.subscribe', { grant: 'applications', effect: 'refreshed' }),
  detail('unsubscribeFrom', 'applications.unsubscribe', { grant: 'applications', effect: 'refreshed' }),
  detail('eventFilter', 'applications.filter', { grant: 'applications', effect: 'refreshed' }),
  detail('userEvent', 'events.userEvent', { grant: 'applications' }),
];

/** What can be done with Asterisk itself. */
export const ASTERISK_ACTIONS: readonly LiveAction[] = [
  list('info', 'asterisk.getInfo', { grant: 'asterisk' }),
  list('ping', 'asterisk.ping', { grant: 'asterisk' }),
  list('modules', 'asterisk.listModules', { grant: 'asterisk' }),
  detail('module', 'asterisk.getModule', { grant: 'asterisk' }),
  detail('loadModule', 'asterisk.loadModule', { grant: 'asterisk' }),
  detail('unloadModule', 'asterisk.unloadModule', { grant: 'asterisk' }),
  detail('reloadModule', 'asterisk.reloadModule', { grant: 'asterisk' }),
  list('logChannels', 'asterisk.listLogChannels', { grant: 'asterisk' }),
  detail('addLog', 'asterisk.addLog', { grant: 'asterisk' }),
  detail('deleteLog', 'asterisk.deleteLog', { grant: 'asterisk' }),
  detail('rotateLog', 'asterisk.rotateLog', { grant: 'asterisk' }),
  list('getVar', 'asterisk.getGlobalVar', { grant: 'asterisk' }),
  list('setVar', 'asterisk.setGlobalVar', { grant: 'asterisk' }),
  list('getConfig', 'asterisk.getObject', { grant: 'asterisk' }),
  list('updateConfig', 'asterisk.updateObject', { grant: 'asterisk' }),
  list('deleteConfig', 'asterisk.deleteObject', { grant: 'asterisk' }),
];
