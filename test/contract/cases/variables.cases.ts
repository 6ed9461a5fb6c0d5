import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Variables of channels, of bridges, and global ones. */
export const variableCases: readonly ContractCase[] = [
  ...rowsOf('channels.setChannelVar', [
    ['a variable', 'POST channels/{channel}/variable?variable=A&value=1', 204],
    ['without a value', 'POST channels/{channel}/variable?variable=A', 204],
    ['a function', 'POST channels/{channel}/variable?variable=CALLERID(name)&value=Zed', 204],
    ['on a channel that is Down', 'POST channels/{created}/variable?variable=A&value=1', 204],
    ['without a name', 'POST channels/{channel}/variable?value=1', 400, 'Variable name is required'],
    ['of no channel', 'POST channels/{fresh}/variable?variable=A&value=1', 404, 'Channel not found'],
    [
      'of a channel outside Stasis',
      'POST channels/{outside}/variable?variable=A&value=1',
      409,
      'Channel not in Stasis application',
    ],
  ]),
  ...rowsOf('channels.getChannelVar', [
    [
      'that was set',
      'GET channels/{channel}/variable?variable=A',
      200,
      {
        before: [['POST', 'channels/{channel}/variable?variable=A&value=%C3%BC']],
        has: { value: 'ü' },
        fields: ['value'],
      },
    ],
    [
      'of a channel outside Stasis',
      'GET channels/{outside}/variable?variable=UNIQUEID',
      200,
      { has: { value: '{outside}' } },
    ],
    ['a function', 'GET channels/{channel}/variable?variable=CHANNEL(state)', 200, { has: { value: 'Up' } }],
    [
      'the accountcode, which can be written',
      'GET channels/{channel}/variable?variable=CHANNEL(accountcode)',
      200,
      {
        before: [['POST', 'channels/{channel}/variable?variable=CHANNEL(accountcode)&value=acme']],
        has: { value: 'acme' },
      },
    ],
    [
      'the tenantid, which can be written',
      'GET channels/{channel}/variable?variable=CHANNEL(tenantid)',
      200,
      {
        before: [['POST', 'channels/{channel}/variable?variable=CHANNEL(tenantid)&value=acme']],
        has: { value: 'acme' },
      },
    ],
    [
      'an unknown function',
      'GET channels/{channel}/variable?variable=NOPE(1)',
      500,
      'Unable to read provided function',
    ],
    ['that is not set', 'GET channels/{channel}/variable?variable=NOPE', 404, 'Provided variable was not found'],
    ['without a name', 'GET channels/{channel}/variable', 400, 'Variable name is required'],
    ['of no channel', 'GET channels/{fresh}/variable?variable=A', 404, 'Provided channel was not found'],
  ]),
  ...rowsOf('channels.setChannelVars', [
    [
      'several',
      'POST channels/{channel}/variables',
      204,
      { body: { variables: { A: '1', B: { value: '2', report_events: true } } } },
    ],
    ['without a body', 'POST channels/{channel}/variables', 400, "The 'variables' field is required"],
    [
      'without the field',
      'POST channels/{channel}/variables',
      400,
      { body: { A: '1' }, message: "The 'variables' field must be a JSON object" },
    ],
    ['with a number', 'POST channels/{channel}/variables', 400, { body: { variables: { A: 1 } } }],
    [
      'of no channel',
      'POST channels/{fresh}/variables',
      404,
      { body: { variables: { A: '1' } }, message: 'Provided channel was not found' },
    ],
    [
      'of a channel outside Stasis',
      'POST channels/{outside}/variables',
      409,
      { body: { variables: { A: '1' } }, message: 'Channel not in Stasis application' },
    ],
  ]),
  ...rowsOf('channels.getChannelVars', [
    [
      'several',
      'GET channels/{channel}/variables?variables=A,B',
      200,
      {
        before: [['POST', 'channels/{channel}/variables', { variables: { A: '1', B: '2' } }]],
        has: { variables: { A: '1', B: '2' } },
      },
    ],
    [
      'one of which is not set',
      'GET channels/{channel}/variables?variables=UNIQUEID,NOPE',
      404,
      'Provided variable was not found',
    ],
    ['without names', 'GET channels/{channel}/variables', 400, 'At least one variable name is required'],
    ['of no channel', 'GET channels/{fresh}/variables?variables=A', 404, 'Provided channel was not found'],
  ]),
  ...rowsOf('bridges.setBridgeVar', [
    ['a variable', 'POST bridges/{bridge}/variable?variable=A&value=1', 204],
    ['of no bridge', 'POST bridges/{fresh}/variable?variable=A&value=1', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.getBridgeVar', [
    [
      'that was set',
      'GET bridges/{bridge}/variable?variable=A',
      200,
      { before: [['POST', 'bridges/{bridge}/variable?variable=A&value=1']], has: { value: '1' } },
    ],
    ['that is not set', 'GET bridges/{bridge}/variable?variable=NOPE', 404, 'Provided variable was not found'],
    ['without a name', 'GET bridges/{bridge}/variable', 400, 'Variable name is required'],
    ['of no bridge', 'GET bridges/{fresh}/variable?variable=A', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.setBridgeVars', [
    [
      'several',
      'POST bridges/{bridge}/variables',
      204,
      { body: { variables: { A: '1', B: { value: '2', report_events: true } } } },
    ],
    [
      'without the field',
      'POST bridges/{bridge}/variables',
      400,
      { body: { A: '1' }, message: "The 'variables' field must be a JSON object" },
    ],
    [
      'of no bridge',
      'POST bridges/{fresh}/variables',
      404,
      { body: { variables: { A: '1' } }, message: 'Provided bridge was not found' },
    ],
  ]),
  ...rowsOf('bridges.getBridgeVars', [
    [
      'several',
      'GET bridges/{bridge}/variables?variables=A,B',
      200,
      {
        before: [['POST', 'bridges/{bridge}/variables', { variables: { A: '1', B: '2' } }]],
        has: { variables: { A: '1', B: '2' } },
      },
    ],
    ['without names', 'GET bridges/{bridge}/variables', 400, 'At least one variable name is required'],
    [
      'one of which is not set',
      'GET bridges/{bridge}/variables?variables=NOPE',
      404,
      'Provided variable was not found',
    ],
    ['of no bridge', 'GET bridges/{fresh}/variables?variables=A', 404, 'Provided bridge was not found'],
  ]),
  ...rowsOf('asterisk.setGlobalVar', [
    ['a variable', 'POST asterisk/variable?variable={fresh}&value=1', 204],
    ['without a name', 'POST asterisk/variable?value=1', 400, 'Variable name is required'],
  ]),
  ...rowsOf('asterisk.getGlobalVar', [
    [
      'that was set',
      'GET asterisk/variable?variable={fresh}',
      200,
      { before: [['POST', 'asterisk/variable?variable={fresh}&value=1']], has: { value: '1' } },
    ],
    ['that is not set', 'GET asterisk/variable?variable={fresh}', 200, { has: { value: '' } }],
    ['without a name', 'GET asterisk/variable', 400, 'Variable name is required'],
  ]),
];
