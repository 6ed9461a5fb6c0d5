import type { ContractCase } from '../contract-case.js';
import { type ContractRow, rowsOf } from '../contract-rows.js';

/** Subscriptions that end, or cannot. */
export const unsubscribeCases: readonly ContractCase[] = rowsOf('applications.unsubscribe', [
  [
    'what was subscribed',
    'DELETE applications/{app}/subscription?eventSource=bridge:{bridge}',
    200,
    { before: [['POST', 'applications/{app}/subscription?eventSource=bridge:{bridge}']], has: { bridge_ids: [] } },
  ],
  [
    'what was not',
    'DELETE applications/{app}/subscription?eventSource=bridge:{bridge}',
    422,
    'Event source was not subscribed to',
  ],
  ['nothing', 'DELETE applications/{app}/subscription', 400, 'Missing parameter eventSource'],
  ...['channel:', 'bridge:', 'endpoint:'].map((all): ContractRow => [
    `all that were subscribed by ${all}`,
    `DELETE applications/{app}/subscription?eventSource=${all}`,
    501,
    { before: [['POST', `applications/{app}/subscription?eventSource=${all}`]], message: 'Method not implemented' },
  ]),
  [
    'all that were not subscribed',
    'DELETE applications/{app}/subscription?eventSource=channel:',
    422,
    'Event source was not subscribed to',
  ],
  [
    'one where all are subscribed',
    'DELETE applications/{app}/subscription?eventSource=bridge:{bridge}',
    422,
    {
      before: [['POST', 'applications/{app}/subscription?eventSource=bridge:']],
      message: 'Event source was not subscribed to',
    },
  ],
  [
    'all device states',
    'DELETE applications/{app}/subscription?eventSource=deviceState:',
    200,
    { before: [['POST', 'applications/{app}/subscription?eventSource=deviceState:']], has: { device_names: [] } },
  ],
  [
    'a device state where all are subscribed',
    'DELETE applications/{app}/subscription?eventSource=deviceState:Stasis:x',
    200,
    {
      before: [['POST', 'applications/{app}/subscription?eventSource=deviceState:']],
      has: { device_names: ['__AST_DEVICE_STATE_ALL_TOPIC'] },
    },
  ],
  [
    'a device state that was subscribed twice',
    'DELETE applications/{app}/subscription?eventSource=deviceState:Stasis:x',
    200,
    {
      before: [
        ['POST', 'applications/{app}/subscription?eventSource=deviceState:Stasis:x'],
        ['POST', 'applications/{app}/subscription?eventSource=deviceState:Stasis:x'],
      ],
      has: { device_names: [] },
    },
  ],
  [
    'a bridge that was subscribed twice',
    'DELETE applications/{app}/subscription?eventSource=bridge:{bridge}',
    200,
    {
      before: [
        ['POST', 'applications/{app}/subscription?eventSource=bridge:{bridge}'],
        ['POST', 'applications/{app}/subscription?eventSource=bridge:{bridge}'],
      ],
      has: { bridge_ids: ['{bridge}'] },
    },
  ],
  ['an empty name', 'DELETE applications/{app}/subscription?eventSource=', 400, 'Invalid event source URI scheme'],
  [
    'an unknown scheme',
    'DELETE applications/{app}/subscription?eventSource=bogus:x',
    400,
    'Invalid event source URI scheme',
  ],
  [
    'an unknown application',
    'DELETE applications/{fresh}/subscription?eventSource=endpoint:PJSIP',
    404,
    'Application not found',
  ],
]);
