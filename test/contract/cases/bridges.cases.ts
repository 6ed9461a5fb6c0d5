import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Bridges, who is in them, and what is heard there. */
export const bridgeCases: readonly ContractCase[] = [
  ...rowsOf('bridges.list', [['all', 'GET bridges', 200]]),
  ...rowsOf('bridges.create', [
    [
      'of the usual kind',
      'POST bridges?bridgeId={bridged}',
      200,
      {
        fields: [
          'id',
          'technology',
          'bridge_type',
          'bridge_class',
          'creator',
          'name',
          'channels',
          'creationtime',
          'video_mode',
        ],
        has: {
          id: '{bridged}',
          technology: 'simple_bridge',
          bridge_type: 'mixing',
          bridge_class: 'stasis',
          creator: 'Stasis',
          name: '',
          channels: [],
          video_mode: 'talker',
        },
      },
    ],
    [
      'for holding',
      'POST bridges?bridgeId={bridged}&type=holding',
      200,
      { has: { technology: 'holding_bridge', bridge_type: 'holding' } },
    ],
    [
      'of several kinds at once',
      'POST bridges?bridgeId={bridged}&type=mixing,dtmf_events,proxy_media',
      200,
      { has: { bridge_type: 'mixing' } },
    ],
    [
      'with a name in the body',
      'POST bridges',
      200,
      { body: { bridgeId: '{bridged}', name: 'talk' }, has: { name: 'talk' } },
    ],
    ['with an id that is taken', 'POST bridges?bridgeId={bridge}', 409, "Bridge with id '{bridge}' already exists"],
    [
      'of an unknown kind',
      'POST bridges?type=nope',
      500,
      "Unable to create bridge. Possible duplicate bridge id '(null)'",
    ],
  ]),
  ...rowsOf('bridges.createWithId', [
    ['with an id', 'POST bridges/{bridged}?type=mixing&name=n', 200, { has: { id: '{bridged}', name: 'n' } }],
    [
      'with a reported variable',
      'POST bridges/{bridged}',
      200,
      { body: { variables: { A: { value: '1', report_events: true } } }, has: { bridgevars: { A: '1' } } },
    ],
    ['with an id that is taken', 'POST bridges/{bridge}', 409, "Bridge with id '{bridge}' already exists"],
  ]),
  ...rowsOf('bridges.get', [
    ['one', 'GET bridges/{full}', 200, { has: { id: '{full}', channels: ['{channel}'] } }],
    ['none', 'GET bridges/{fresh}', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.destroy', [
    ['one', 'DELETE bridges/{full}', 204],
    ['none', 'DELETE bridges/{fresh}', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.addChannel', [
    ['a channel', 'POST bridges/{bridge}/addChannel?channel={channel}', 204],
    ['two channels', 'POST bridges/{bridge}/addChannel?channel={channel},{second}', 204],
    ['a channel that is in it', 'POST bridges/{full}/addChannel?channel={channel}', 204],
    ['none', 'POST bridges/{bridge}/addChannel', 400, 'Missing parameter channel'],
    ['an unknown channel', 'POST bridges/{bridge}/addChannel?channel={fresh}', 400, 'Channel not found'],
    [
      'a channel outside Stasis',
      'POST bridges/{bridge}/addChannel?channel={outside}',
      422,
      'Channel not in Stasis application',
    ],
    ['to no bridge', 'POST bridges/{fresh}/addChannel?channel={channel}', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.removeChannel', [
    ['a channel', 'POST bridges/{full}/removeChannel?channel={channel}', 204],
    [
      'a channel that is not in it',
      'POST bridges/{bridge}/removeChannel?channel={channel}',
      422,
      'Channel not in this bridge',
    ],
    ['an unknown channel', 'POST bridges/{bridge}/removeChannel?channel={fresh}', 400, 'Channel not found'],
    ['from no bridge', 'POST bridges/{fresh}/removeChannel?channel={channel}', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.setVideoSource', [
    ['a member', 'POST bridges/{full}/videoSource/{channel}', 204],
    ['a channel that is not in it', 'POST bridges/{bridge}/videoSource/{channel}', 422, 'Channel not in this bridge'],
    ['an unknown channel', 'POST bridges/{bridge}/videoSource/{fresh}', 400, 'Channel not found'],
    ['of no bridge', 'POST bridges/{fresh}/videoSource/x', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.clearVideoSource', [
    ['of a bridge', 'DELETE bridges/{full}/videoSource', 204],
    ['of no bridge', 'DELETE bridges/{fresh}/videoSource', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.startMoh', [
    ['in a bridge', 'POST bridges/{full}/moh', 204],
    ['of a class', 'POST bridges/{full}/moh?mohClass=default', 204],
    ['in no bridge', 'POST bridges/{fresh}/moh', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.stopMoh', [
    ['that plays', 'DELETE bridges/{full}/moh', 204, { before: [['POST', 'bridges/{full}/moh']] }],
    ['that does not play', 'DELETE bridges/{full}/moh', 409, "Bridge isn't playing music"],
    ['in no bridge', 'DELETE bridges/{fresh}/moh', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.play', [
    [
      'a sound',
      'POST bridges/{full}/play?media=sound:beep',
      201,
      {
        has: { media_uri: 'sound:beep', target_uri: 'bridge:{full}', language: 'en' },
        oneOf: { state: ['queued', 'playing', 'recording'] },
      },
    ],
    ['nothing', 'POST bridges/{full}/play', 500, { has: { error: 'Allocation failed' } }],
    [
      'in an unknown format',
      'POST bridges/{full}/play?media=sound:beep&announcer_format=nope',
      422,
      'specified announcer_format is unknown on this system',
    ],
    ['to no bridge', 'POST bridges/{fresh}/play?media=sound:beep', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.playWithId', [
    ['a sound', 'POST bridges/{full}/play/{other}?media=sound:beep', 201, { has: { id: '{other}' } }],
    ['to no bridge', 'POST bridges/{fresh}/play/{other}?media=sound:beep', 404, 'Bridge not found'],
  ]),
  ...rowsOf('bridges.record', [
    [
      'a bridge',
      'POST bridges/{full}/record?name={record}&format=wav',
      201,
      {
        has: { name: '{record}', format: 'wav', target_uri: 'bridge:{full}' },
        oneOf: { state: ['queued', 'recording'] },
      },
    ],
    [
      'in an unknown format',
      'POST bridges/{full}/record?name={fresh}&format=nope',
      422,
      'specified format is unknown on this system',
    ],
    [
      'in an unknown recorder format',
      'POST bridges/{full}/record?name={fresh}&format=wav&recorder_format=nope',
      422,
      'specified recorder_format is unknown on this system',
    ],
    [
      'with an unknown ending',
      'POST bridges/{full}/record?name={fresh}&format=wav&terminateOn=zz',
      400,
      'terminateOn invalid',
    ],
    [
      'under a name that is stored',
      'POST bridges/{full}/record?name={stored}&format=wav',
      409,
      {
        before: [['GET', 'recordings/stored/{stored}']],
        message: "Recording '{stored}' already exists and can not be overwritten",
      },
    ],
    ['without a name', 'POST bridges/{full}/record?format=wav', 500, 'Error parsing request'],
    ['no bridge', 'POST bridges/{fresh}/record?name={other}&format=wav', 404, 'Bridge not found'],
  ]),
];
