import type { ContractCase } from '../contract-case.js';
import { rowsOf } from '../contract-rows.js';

/** Commands that every channel in Stasis takes once it is past ringing: their four answers are the same. */
const plainCommands: readonly (readonly [operation: string, verb: 'POST' | 'DELETE', path: string])[] = [
  ['answer', 'POST', 'answer'],
  ['ring', 'POST', 'ring'],
  ['ringStop', 'DELETE', 'ring'],
  ['progress', 'POST', 'progress'],
  ['mute', 'POST', 'mute?direction=both'],
  ['unmute', 'DELETE', 'mute?direction=both'],
  ['hold', 'POST', 'hold'],
  ['unhold', 'DELETE', 'hold'],
  ['startMoh', 'POST', 'moh'],
  ['stopMoh', 'DELETE', 'moh'],
  ['startSilence', 'POST', 'silence'],
  ['stopSilence', 'DELETE', 'silence'],
  ['sendDTMF', 'POST', 'dtmf?dtmf=1'],
  ['continueInDialplan', 'POST', 'continue?context=default&extension=after'],
];

/** The reasons of a hang-up that Asterisk knows. */
const reasons = [
  ...['normal', 'busy', 'congestion', 'no_answer', 'timeout', 'rejected', 'unallocated', 'normal_unspecified'],
  ...['number_incomplete', 'codec_mismatch', 'interworking', 'failure', 'answered_elsewhere'],
];

/** Commands to channels: what is the same for many of them. */
export const channelCommandCases: readonly ContractCase[] = [
  ...plainCommands.flatMap(([operation, verb, path]) =>
    rowsOf(`channels.${operation}`, [
      ['on a channel in Stasis', `${verb} channels/{channel}/${path}`, 204],
      ['on no channel', `${verb} channels/{fresh}/${path}`, 404, 'Channel not found'],
      ['on a channel outside Stasis', `${verb} channels/{outside}/${path}`, 409, 'Channel not in Stasis application'],
      ['on a channel that is Down', `${verb} channels/{created}/${path}`, 412, 'Channel in invalid state'],
    ]),
  ),
  ...reasons.flatMap((reason) =>
    rowsOf('channels.hangup', [[`for the reason ${reason}`, `DELETE channels/{channel}?reason=${reason}`, 204]]),
  ),
];
