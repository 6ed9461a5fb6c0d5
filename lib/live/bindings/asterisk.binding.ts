import { ResourceBinding } from '../../resources/index.js';
import { ActionRunner, ASTERISK_ACTIONS, LiveActions } from '../actions/index.js';

/**
 * Reaches Asterisk itself as the stream `asterisk`: modules, logs, configuration, global variables. It is there only when the
 * options name it, and every action needs the grant `asterisk`.
 * @publicApi
 */
@LiveActions(ASTERISK_ACTIONS)
@ResourceBinding({ stream: 'asterisk' })
export class AsteriskBinding {
  constructor(readonly runner: ActionRunner) {}
}
