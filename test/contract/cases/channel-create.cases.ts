import type { ContractCase } from '../contract-case.js';
import { rowsOf } from '../contract-rows.js';

/** Channels that are made for a later dial. */
export const channelCreateCases: readonly ContractCase[] = [
  ...rowsOf('channels.create', [
    [
      'a channel',
      'POST channels/create?endpoint=Local/answer@default&app={app}&channelId={gone}',
      200,
      {
        fields: [
          'id',
          'name',
          'state',
          'protocol_id',
          'caller',
          'connected',
          'accountcode',
          'dialplan',
          'creationtime',
          'language',
        ],
        has: { state: 'Down', dialplan: { app_name: '', app_data: '' } },
      },
    ],
    [
      'for nobody, which is no error',
      'POST channels/create?endpoint=Local/answer@default&channelId={gone}',
      200,
      { has: { id: '{gone}', state: 'Down' } },
    ],
    ['without an endpoint', 'POST channels/create?app={app}', 400, 'Endpoint must be specified'],
    [
      'for an unknown PJSIP endpoint',
      'POST channels/create?endpoint=PJSIP/nosuch&app={app}',
      500,
      { has: { error: 'Allocation failed' } },
    ],
    [
      'for an unknown technology',
      'POST channels/create?endpoint=Nope/x&app={app}',
      500,
      { has: { error: 'Allocation failed' } },
    ],
    ['for a bad endpoint', 'POST channels/create?endpoint=Local&app={app}', 400, 'Invalid endpoint specified'],
    [
      'with an id that is taken',
      'POST channels/create?endpoint=Local/answer@default&app={app}&channelId={channel}',
      409,
      'Channel with given unique ID already exists',
    ],
    [
      'with an unknown format',
      'POST channels/create?endpoint=Local/answer@default&app={app}&formats=nope',
      400,
      'Provided format (nope) was not found',
    ],
    [
      'with originator and formats',
      'POST channels/create?endpoint=Local/answer@default&app={app}&originator=x&formats=ulaw',
      400,
      "Originator and formats can't both be specified",
    ],
  ]),
];
