import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Calls that an application makes. Channels are named {gone}, so that the case ends them. */
export const channelOriginateCases: readonly ContractCase[] = [
  ...rowsOf('channels.originate', [
    [
      'into an application',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={gone}',
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
        has: {
          id: '{gone}',
          state: 'Down',
          language: 'en',
          dialplan: {
            context: 'default',
            exten: 'answer',
            priority: 1,
            app_name: 'AppDial2',
            app_data: '(Outgoing Line)',
          },
        },
      },
    ],
    [
      'to an extension',
      'POST channels?endpoint=Local/answer@default&extension=answer&context=default&priority=1&channelId={gone}',
      200,
      { has: { id: '{gone}' } },
    ],
    [
      'with a caller id',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={gone}&callerId=Bob%20%3C200%3E',
      200,
      { has: { caller: { name: 'Bob', number: '200' }, connected: { name: 'Bob', number: '200' } } },
    ],
    [
      'with a number as caller id',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={gone}&callerId=200',
      200,
      { has: { caller: { name: '', number: '200' } } },
    ],
    [
      'with a name as caller id',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={gone}&callerId=Bob',
      200,
      { has: { caller: { name: 'Bob', number: '' } } },
    ],
    [
      'with everything in the body',
      'POST channels',
      200,
      {
        body: { endpoint: 'Local/answer@default', app: '{app}', channelId: '{gone}', variables: { ONE: '1' } },
        has: { id: '{gone}' },
      },
    ],
    [
      'from a form',
      'POST channels',
      200,
      {
        body: 'endpoint=Local/answer@default&app={app}&channelId={gone}',
        contentType: 'application/x-www-form-urlencoded',
        has: { id: '{gone}' },
      },
    ],
    [
      'with a reported variable',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={gone}',
      200,
      { body: { variables: { SHOWN: { value: 'x', report_events: true } } } },
    ],
    [
      'with a timeout that is no number',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={gone}&timeout=abc',
      200,
    ],
    [
      'to an extension that does not exist',
      'POST channels?endpoint=Local/nosuch@default&app={app}&channelId={gone}',
      200,
    ],
    ['without an endpoint', 'POST channels?app={app}', 400, 'Endpoint must be specified'],
    ['to an endpoint without a resource', 'POST channels?endpoint=Local&app={app}', 400, 'Invalid endpoint specified'],
    [
      'to an endpoint with an empty resource',
      'POST channels?endpoint=Local/&app={app}',
      400,
      'Invalid endpoint specified',
    ],
    ['to nowhere', 'POST channels?endpoint=Local/answer@default', 400, 'Application or extension must be specified'],
    [
      'with originator and formats',
      'POST channels?endpoint=Local/answer@default&app={app}&originator=x&formats=ulaw',
      400,
      "Originator and formats can't both be specified",
    ],
    [
      'with an unknown originator',
      'POST channels?endpoint=Local/answer@default&app={app}&originator={fresh}',
      400,
      'Provided originator channel was not found',
    ],
    [
      'with an unknown format',
      'POST channels?endpoint=Local/answer@default&app={app}&formats=ulaw,nope',
      400,
      'Provided format (nope) was not found',
    ],
    [
      'with an unknown label',
      'POST channels?endpoint=Local/answer@default&extension=answer&context=default&label=nowhere',
      404,
      'Requested label can not be found',
    ],
    [
      'with label 0',
      'POST channels?endpoint=Local/answer@default&extension=answer&context=default&label=0',
      400,
      'Requested priority is illegal',
    ],
    [
      'with an id that is taken',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={channel}',
      409,
      'Channel with given unique ID already exists',
    ],
    [
      'with another half that is taken',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={fresh}&otherChannelId={channel}',
      409,
      'Channel with given unique ID already exists',
    ],
    [
      'with an id with which a living one begins',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={start}',
      409,
      { before: [['GET', 'channels/{channel}']], message: 'Channel with given unique ID already exists' },
    ],
    [
      'with an id that begins with a living one',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={longer}',
      200,
      { before: [['GET', 'channels/{channel}']] },
    ],
    [
      'with another half with which the first begins',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId={fresh}1&otherChannelId={fresh}',
      409,
      'Channel with given unique ID already exists',
    ],
    [
      'with an id that is too long',
      'POST channels?endpoint=Local/answer@default&app={app}&channelId=' + 'x'.repeat(150),
      400,
      'Uniqueid length exceeds maximum of 149',
    ],
    [
      'to an unknown technology',
      'POST channels?endpoint=Nope/1&app={app}',
      500,
      { has: { error: 'Allocation failed' } },
    ],
    [
      'to an unknown PJSIP endpoint',
      'POST channels?endpoint=PJSIP/nosuch&app={app}',
      500,
      { has: { error: 'Allocation failed' } },
    ],
    [
      'with a variable that is a number',
      'POST channels?endpoint=Local/answer@default&app={app}',
      400,
      {
        body: { variables: { A: 1 } },
        message: "Each value in 'variables' must be a string or an object with 'value' and optional 'report_events'",
      },
    ],
    [
      'with a variable object without a value',
      'POST channels?endpoint=Local/answer@default&app={app}',
      400,
      { body: { variables: { A: {} } }, message: "Each object value in 'variables' must include string field 'value'" },
    ],
    [
      'with report_events that is no boolean',
      'POST channels?endpoint=Local/answer@default&app={app}',
      400,
      {
        body: { variables: { A: { value: '1', report_events: 'yes' } } },
        message: "Field 'report_events' in 'variables' entries must be boolean",
      },
    ],
    ['with a body that is no JSON', 'POST channels', 400, { body: '{bad', message: 'Error parsing request body' }],
    ['with a JSON text as body', 'POST channels', 400, { body: '"text"', message: 'Error parsing request body' }],
    ['with a JSON array as body', 'POST channels', 400, { body: '[1]', message: 'Endpoint must be specified' }],
    [
      'with a plain text as body',
      'POST channels',
      400,
      { body: 'endpoint=x', contentType: 'text/plain', message: 'Endpoint must be specified' },
    ],
    [
      'with a body that is too large',
      'POST channels',
      413,
      { body: `{"a":"${'x'.repeat(41_000)}"}`, message: 'Request body too large' },
    ],
  ]),
  ...rowsOf('channels.originateWithId', [
    [
      'with the id in the path',
      'POST channels/{gone}?endpoint=Local/answer@default&app={app}',
      200,
      { has: { id: '{gone}' } },
    ],
    [
      'with an id that is taken',
      'POST channels/{channel}?endpoint=Local/answer@default&app={app}',
      409,
      'Channel with given unique ID already exists',
    ],
    ['without an endpoint', 'POST channels/{fresh}', 400, 'Endpoint must be specified'],
  ]),
];
