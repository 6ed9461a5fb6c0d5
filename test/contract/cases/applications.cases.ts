import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Stasis applications: what they watch and what is kept from them. */
export const applicationCases: readonly ContractCase[] = [
  ...rowsOf('applications.list', [['all', 'GET applications', 200]]),
  ...rowsOf('applications.get', [
    [
      'one',
      'GET applications/{app}',
      200,
      {
        fields: [
          'name',
          'channel_ids',
          'bridge_ids',
          'endpoint_ids',
          'device_names',
          'events_allowed',
          'events_disallowed',
        ],
        has: {
          name: '{app}',
          channel_ids: [],
          bridge_ids: [],
          endpoint_ids: [],
          device_names: [],
          events_allowed: [],
          events_disallowed: [],
        },
      },
    ],
    [
      'one that owns a bridged channel',
      'GET applications/{app}',
      200,
      { before: [['GET', 'bridges/{full}']], has: { channel_ids: ['{channel}', '{outside}'], bridge_ids: ['{full}'] } },
    ],
    ['none', 'GET applications/{fresh}', 404, 'Application not found'],
  ]),
  ...rowsOf('applications.subscribe', [
    [
      'to a channel',
      'POST applications/{app}/subscription?eventSource=channel:{outside}',
      200,
      {
        fields: [
          'name',
          'channel_ids',
          'bridge_ids',
          'endpoint_ids',
          'device_names',
          'events_allowed',
          'events_disallowed',
        ],
      },
    ],
    [
      'to a bridge',
      'POST applications/{app}/subscription?eventSource=bridge:{bridge}',
      200,
      { has: { bridge_ids: ['{bridge}'] } },
    ],
    [
      'to all channels',
      'POST applications/{app}/subscription?eventSource=channel:',
      200,
      { has: { channel_ids: ['__AST_CHANNEL_ALL_TOPIC'] } },
    ],
    [
      'to all bridges',
      'POST applications/{app}/subscription?eventSource=bridge:',
      200,
      { has: { bridge_ids: ['__AST_BRIDGE_ALL_TOPIC'] } },
    ],
    [
      'to an endpoint',
      'POST applications/{app}/subscription?eventSource=endpoint:PJSIP/sipp',
      200,
      { has: { endpoint_ids: ['PJSIP/sipp'] } },
    ],
    [
      'to a technology',
      'POST applications/{app}/subscription?eventSource=endpoint:PJSIP',
      200,
      { has: { endpoint_ids: ['PJSIP'] } },
    ],
    [
      'to a device state',
      'POST applications/{app}/subscription?eventSource=deviceState:Stasis:{fresh}',
      200,
      { has: { device_names: ['Stasis:{fresh}'] } },
    ],
    [
      'to all device states',
      'POST applications/{app}/subscription?eventSource=deviceState:',
      200,
      { has: { device_names: ['__AST_DEVICE_STATE_ALL_TOPIC'] } },
    ],
    [
      'to several',
      'POST applications/{app}/subscription?eventSource=deviceState:Stasis:{fresh},bridge:{bridge}',
      200,
      { has: { bridge_ids: ['{bridge}'], device_names: ['Stasis:{fresh}'] } },
    ],
    ['to nothing', 'POST applications/{app}/subscription', 400, 'Missing parameter eventSource'],
    [
      'to an unknown scheme',
      'POST applications/{app}/subscription?eventSource=bogus:x',
      400,
      'Invalid event source URI scheme',
    ],
    ['to an empty name', 'POST applications/{app}/subscription?eventSource=', 400, 'Invalid event source URI scheme'],
    [
      'to a technology without endpoints',
      'POST applications/{app}/subscription?eventSource=endpoint:Local',
      422,
      'Event source does not exist',
    ],
    [
      'to an unknown channel',
      'POST applications/{app}/subscription?eventSource=channel:{fresh}',
      422,
      'Event source does not exist',
    ],
    [
      'to an unknown bridge',
      'POST applications/{app}/subscription?eventSource=bridge:{fresh}',
      422,
      'Event source does not exist',
    ],
    [
      'to an unknown endpoint',
      'POST applications/{app}/subscription?eventSource=endpoint:PJSIP/nosuch',
      422,
      'Event source does not exist',
    ],
    [
      'an unknown application',
      'POST applications/{fresh}/subscription?eventSource=endpoint:PJSIP',
      404,
      'Application not found',
    ],
  ]),
  ...rowsOf('applications.filter', [
    [
      'only some types',
      'PUT applications/{app}/eventFilter',
      200,
      {
        body: { allowed: [{ type: 'StasisStart' }] },
        has: { events_allowed: [{ type: 'StasisStart' }], events_disallowed: [] },
      },
    ],
    [
      'a type that there is not',
      'PUT applications/{app}/eventFilter',
      200,
      { body: { allowed: [{ type: 'NoSuchEvent' }] }, has: { events_allowed: [{ type: 'NoSuchEvent' }] } },
    ],
    [
      'keeps the list that is not given',
      'PUT applications/{app}/eventFilter',
      200,
      {
        body: { disallowed: [{ type: 'Dial' }] },
        before: [['PUT', 'applications/{app}/eventFilter', { allowed: [{ type: 'StasisStart' }] }]],
        has: { events_allowed: [{ type: 'StasisStart' }], events_disallowed: [{ type: 'Dial' }] },
      },
    ],
    ['unknown types', 'PUT applications/{app}/eventFilter', 200, { body: { allowed: [{ type: 'NoSuchType' }] } }],
    [
      'an empty object clears',
      'PUT applications/{app}/eventFilter',
      200,
      {
        body: {},
        before: [['PUT', 'applications/{app}/eventFilter', { allowed: [{ type: 'StasisStart' }] }]],
        has: { events_allowed: [] },
      },
    ],
    [
      'a list that is none',
      'PUT applications/{app}/eventFilter',
      400,
      { body: { allowed: 'StasisStart' }, message: 'Invalid format definition' },
    ],
    [
      'an entry without a type',
      'PUT applications/{app}/eventFilter',
      400,
      { body: { allowed: [{ name: 'x' }] }, message: 'Invalid format definition' },
    ],
    [
      'an unknown application',
      'PUT applications/{fresh}/eventFilter',
      404,
      { body: {}, message: 'Application not found' },
    ],
  ]),
];
