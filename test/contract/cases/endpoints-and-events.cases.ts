import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Device states, endpoints, and events that applications make. */
export const endpointAndEventCases: readonly ContractCase[] = [
  ...rowsOf('deviceStates.list', [['all', 'GET deviceStates', 200]]),
  ...rowsOf('deviceStates.get', [
    ['one', 'GET deviceStates/{device}', 200, { fields: ['name', 'state'], has: { name: '{device}', state: 'BUSY' } }],
    ['one that nobody set', 'GET deviceStates/Stasis:{fresh}', 200, { has: { state: 'UNKNOWN' } }],
    [
      'a phone that is not registered',
      'GET deviceStates/PJSIP%2Fphone',
      200,
      { has: { name: 'PJSIP/phone', state: 'UNAVAILABLE' } },
    ],
    ['a phone that is not there', 'GET deviceStates/PJSIP%2Fnosuch', 200, { has: { state: 'INVALID' } }],
    ['one of no technology', 'GET deviceStates/nope', 200, { has: { name: 'nope', state: 'INVALID' } }],
  ]),
  ...rowsOf('deviceStates.update', [
    ['one', 'PUT deviceStates/{device}?deviceState=INUSE', 204],
    ['to no known state', 'PUT deviceStates/{device}?deviceState=NOPE', 500, 'Unknown device'],
    [
      'one that applications do not own',
      'PUT deviceStates/PJSIP:x?deviceState=BUSY',
      409,
      'Uncontrolled device specified',
    ],
  ]),
  ...rowsOf('deviceStates.delete', [
    ['one', 'DELETE deviceStates/{device}', 204],
    ['one that nobody set', 'DELETE deviceStates/Stasis:{fresh}', 204],
    ['one that applications do not own', 'DELETE deviceStates/PJSIP:x', 409, 'Uncontrolled device specified'],
  ]),
  ...rowsOf('endpoints.list', [['all', 'GET endpoints', 200]]),
  ...rowsOf('endpoints.listByTech', [
    ['of a technology', 'GET endpoints/PJSIP', 200],
    ['of an unknown technology', 'GET endpoints/NOPE', 404, 'No Endpoints found - invalid tech NOPE'],
  ]),
  ...rowsOf('endpoints.get', [
    [
      'one',
      'GET endpoints/PJSIP/phone',
      200,
      {
        fields: ['technology', 'resource', 'state', 'channel_ids'],
        has: { technology: 'PJSIP', resource: 'phone', state: 'offline', channel_ids: [] },
      },
    ],
    ['none', 'GET endpoints/PJSIP/nosuch', 404, 'Endpoint not found'],
  ]),
  ...rowsOf('endpoints.sendMessage', [
    ['to nobody', 'PUT endpoints/sendMessage?from=x&body=hi', 400, 'To must be specified'],
  ]),
  ...rowsOf('endpoints.sendMessageToEndpoint', [
    ['to an unknown endpoint', 'PUT endpoints/PJSIP/nosuch/sendMessage?from=x&body=hi', 404, 'Endpoint not found'],
  ]),
  ...rowsOf('endpoints.refer', [['to nobody', 'POST endpoints/refer?from=x&refer_to=y', 400, 'To must be specified']]),
  ...rowsOf('endpoints.referToEndpoint', [
    ['to an unknown endpoint', 'POST endpoints/PJSIP/nosuch/refer?from=x&refer_to=y', 404, 'Endpoint not found'],
  ]),
  ...rowsOf('events.userEvent', [
    ['to an application', 'POST events/user/Mine?application={app}', 204],
    [
      'about a channel',
      'POST events/user/Mine?application={app}&source=channel:{channel}',
      204,
      { body: { variables: { a: 1 } } },
    ],
    ['without an application', 'POST events/user/Mine', 400, 'Missing parameter application'],
    ['to an unknown application', 'POST events/user/Mine?application={fresh}', 404, 'Application not found'],
    [
      'about an unknown channel',
      'POST events/user/Mine?application={app}&source=channel:{fresh}',
      422,
      'Event source was not found',
    ],
    [
      'about an unknown kind',
      'POST events/user/Mine?application={app}&source=bogus:x',
      400,
      'Invalid event source URI scheme',
    ],
  ]),
  ...rowsOf('events.claimChannel', [
    ['a broadcast call', 'POST events/claim?channelId={broadcast}&application={crowd}', 204],
    [
      'one that somebody has',
      'POST events/claim?channelId={claimed}&application=bc-late',
      409,
      'Channel has already been claimed by another application',
    ],
    [
      'a channel that is not offered',
      'POST events/claim?channelId={fresh}&application={app}',
      404,
      'Channel not found or not in broadcast state',
    ],
    ['without a channel', 'POST events/claim?application={app}', 400, 'channelId parameter is required'],
    ['without an application', 'POST events/claim?channelId=x', 400, 'application parameter is required'],
  ]),
  ...rowsOf('events.eventWebsocket', [['without an upgrade', 'GET events?app={fresh}', 426]]),
];
