import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Commands to channels: what each of them does differently. */
export const channelExplicitCases: readonly ContractCase[] = [
  ...rowsOf('channels.answer', [
    ['twice', 'POST channels/{incoming}/answer', 204, { before: [['POST', 'channels/{incoming}/answer']] }],
    [
      'with the wrong verb',
      'PUT channels/{channel}/answer',
      405,
      { message: 'Invalid method', headers: { allow: 'OPTIONS,POST' } },
    ],
  ]),
  ...rowsOf('channels.mute', [
    ['without a direction', 'POST channels/{channel}/mute', 400, 'Direction is required'],
    ['in an unknown direction', 'POST channels/{channel}/mute?direction=up', 400, 'Invalid direction specified'],
  ]),
  ...rowsOf('channels.unmute', [
    ['in an unknown direction', 'DELETE channels/{channel}/mute?direction=up', 400, 'Invalid direction specified'],
  ]),
  ...rowsOf('channels.startMoh', [['of an unknown class', 'POST channels/{channel}/moh?mohClass=nope', 204]]),
  ...rowsOf('channels.sendDTMF', [
    ['without digits', 'POST channels/{channel}/dtmf', 400, 'DTMF is required'],
    ['with letters that are no digits', 'POST channels/{channel}/dtmf?dtmf=xyz', 204],
  ]),
  ...rowsOf('channels.continueInDialplan', [
    ['to an unknown label', 'POST channels/{channel}/continue?label=nowhere', 404, 'Requested label can not be found'],
    ['to label 0', 'POST channels/{channel}/continue?label=0', 400, 'Requested priority is illegal'],
  ]),
  ...rowsOf('channels.list', [['all', 'GET channels', 200, { before: [['GET', 'channels/{channel}']] }]]),
  ...rowsOf('channels.get', [
    [
      'one',
      'GET channels/{channel}',
      200,
      {
        has: {
          id: '{channel}',
          state: 'Up',
          dialplan: { context: 'default', exten: 'answer', priority: 1, app_name: 'Stasis', app_data: '{app}' },
        },
      },
    ],
    ['a far half', 'GET channels/{outside}', 200, { has: { id: '{outside}', state: 'Up' } }],
    ['none', 'GET channels/{fresh}', 404, 'Channel not found'],
    [
      'with a slash at the end',
      'GET channels/{fresh}/',
      404,
      'ARI URLs do not end with a slash. Try /ari/channels/{fresh}',
    ],
  ]),
  ...rowsOf('channels.hangup', [
    ['a channel outside Stasis', 'DELETE channels/{outside}', 204],
    ['with a code', 'DELETE channels/{channel}?reason_code=34', 204],
    [
      'with a code that is no number',
      'DELETE channels/{channel}?reason_code=abc',
      400,
      'Invalid reason for hangup reason code provided',
    ],
    [
      'for an unknown reason',
      'DELETE channels/{channel}?reason=bored',
      400,
      'Invalid reason for hangup reason provided',
    ],
    [
      'with both',
      'DELETE channels/{channel}?reason=busy&reason_code=17',
      400,
      "The reason and reason_code can't both be specified",
    ],
    ['no channel', 'DELETE channels/{fresh}', 404, 'Channel not found'],
  ]),
  ...rowsOf('channels.move', [
    ['to another application', 'POST channels/{channel}/move?app={app}', 204],
    ['to an application that is not there', 'POST channels/{channel}/move?app={fresh}', 204],
    ['no channel', 'POST channels/{fresh}/move?app={app}', 404, 'Channel not found'],
    ['a channel outside Stasis', 'POST channels/{outside}/move?app={app}', 409, 'Channel not in Stasis application'],
  ]),
  ...rowsOf('channels.redirect', [
    ['without an endpoint', 'POST channels/{channel}/redirect', 400, "Required parameter 'endpoint' not provided."],
    [
      'to an endpoint without a technology',
      'POST channels/{channel}/redirect?endpoint=nope',
      422,
      "Endpoint parameter 'nope' does not contain tech/resource",
    ],
    ['to an endpoint without a resource', 'POST channels/{channel}/redirect?endpoint=Local/', 422],
    [
      'to another technology',
      'POST channels/{channel}/redirect?endpoint=PJSIP/x',
      422,
      "Endpoint technology 'PJSIP' does not match channel technology 'Local'",
    ],
    ['no channel', 'POST channels/{fresh}/redirect?endpoint=Local/x', 404, 'Channel not found'],
    [
      'a channel outside Stasis',
      'POST channels/{outside}/redirect?endpoint=Local/x',
      409,
      'Channel not in Stasis application',
    ],
    ['a channel that is Down', 'POST channels/{created}/redirect?endpoint=Local/x', 412, 'Channel in invalid state'],
  ]),
  ...rowsOf('channels.transferProgress', [
    ['without a state', 'POST channels/{channel}/transfer_progress', 400, 'states must not be empty'],
    ['of an unknown state', 'POST channels/{channel}/transfer_progress?states=nope', 400, 'Invalid states value'],
    ['of a known state', 'POST channels/{channel}/transfer_progress?states=channel_answered', 204],
    ['of no channel', 'POST channels/{fresh}/transfer_progress?states=channel_answered', 404, 'Channel not found'],
  ]),
  ...rowsOf('channels.rtpStatistics', [
    ['of a Local channel', 'GET channels/{channel}/rtp_statistics', 403, 'Unsupported channel type'],
    ['of no channel', 'GET channels/{fresh}/rtp_statistics', 404, 'Channel not found'],
  ]),
  ...rowsOf('channels.dial', [
    ['a created channel', 'POST channels/{created}/dial?timeout=5', 204],
    ['a channel that is Up', 'POST channels/{channel}/dial', 409, "Channel is not in the 'Down' state"],
    ['no channel', 'POST channels/{fresh}/dial', 404, 'Channel not found'],
    ['a channel outside Stasis', 'POST channels/{outside}/dial', 409, 'Channel not in Stasis application'],
  ]),
];
