import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Listening in on channels, and sending their media out. */
export const channelMediaCases: readonly ContractCase[] = [
  ...rowsOf('channels.snoopChannel', [
    [
      'a channel',
      'POST channels/{channel}/snoop?spy=both&app={app}&snoopId={gone}',
      200,
      { has: { id: '{gone}', state: 'Up' } },
    ],
    ['a channel outside Stasis', 'POST channels/{outside}/snoop?spy=both&app={app}&snoopId={gone}', 200],
    [
      'in no direction',
      'POST channels/{channel}/snoop?app={app}',
      400,
      'Direction must be specified for at least spy or whisper',
    ],
    [
      'in an unknown direction',
      'POST channels/{channel}/snoop?spy=up&app={app}',
      400,
      'Invalid direction specified for spy',
    ],
    [
      'whispering in an unknown direction',
      'POST channels/{channel}/snoop?whisper=up&app={app}',
      400,
      'Invalid direction specified for whisper',
    ],
    ['without an application', 'POST channels/{channel}/snoop?spy=both', 400, 'Application name is required'],
    ['no channel', 'POST channels/{fresh}/snoop?spy=both&app={app}', 404, 'Provided channel was not found'],
  ]),
  ...rowsOf('channels.snoopChannelWithId', [
    ['a channel', 'POST channels/{channel}/snoop/{gone}?whisper=out&app={app}', 200, { has: { id: '{gone}' } }],
    ['no channel', 'POST channels/{fresh}/snoop/{other}?spy=both&app={app}', 404, 'Provided channel was not found'],
  ]),
  ...rowsOf('channels.externalMedia', [
    [
      'over RTP',
      'POST channels/externalMedia?app={app}&format=ulaw&external_host=127.0.0.1:9&channelId={gone}',
      200,
      {
        body: { variables: { A: 'b' } },
        fields: [
          ...['id', 'name', 'state', 'protocol_id', 'caller', 'connected', 'accountcode', 'dialplan'],
          ...['creationtime', 'language', 'channelvars'],
        ],
        has: { id: '{gone}', state: 'Down', channelvars: { A: 'b', UNICASTRTP_LOCAL_ADDRESS: '127.0.0.1' } },
      },
    ],
    [
      'with an unknown format',
      'POST channels/externalMedia?app={app}&format=nope&external_host=127.0.0.1:9',
      500,
      'An internal error prevented this request from being handled',
    ],
    [
      'with the id of a channel that is there',
      'POST channels/externalMedia?app={app}&format=ulaw&external_host=127.0.0.1:9&channelId={channel}',
      500,
      'An internal error prevented this request from being handled',
    ],
    [
      'without an application',
      'POST channels/externalMedia?external_host=127.0.0.1:9&format=ulaw',
      400,
      'app cannot be empty',
    ],
    [
      'without a host',
      'POST channels/externalMedia?app={app}&format=ulaw',
      400,
      'external_host is required for all but websocket server connections',
    ],
    [
      'without a port',
      'POST channels/externalMedia?app={app}&format=ulaw&external_host=127.0.0.1',
      400,
      'external_host must be <host>:<port> for all transports other than websocket',
    ],
    [
      'without a format',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9',
      400,
      'format cannot be empty',
    ],
    [
      'with the wrong transport',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9&format=ulaw&transport=tcp',
      400,
      "transport must be 'udp' for rtp encapsulation",
    ],
    [
      'over WebSocket with an encapsulation',
      'POST channels/externalMedia?app={app}&external_host=x&format=ulaw&transport=websocket',
      400,
      "encapsulation must be 'none' for websocket transport",
    ],
    [
      'as a server over UDP',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9&format=ulaw&connection_type=server',
      400,
      "'server' connection_type can only be used with the websocket transport",
    ],
    [
      'in an unknown direction',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9&format=ulaw&direction=up',
      400,
      'Invalid direction specified',
    ],
    [
      'over AudioSocket without an id',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9&format=slin&encapsulation=audiosocket&transport=tcp',
      400,
      'data can not be empty',
    ],
    [
      'over AudioSocket by UDP',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9&format=slin&encapsulation=audiosocket&data=x',
      400,
      "transport must be 'tcp' for audiosocket encapsulation",
    ],
    [
      'over AudioSocket to nobody',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9&format=slin&encapsulation=audiosocket&transport=tcp&data=40325ec2-5efd-4bd3-805f-53576e581d13',
      500,
      'An internal error prevented this request from being handled',
    ],
    [
      'over WebSocket by a section that is not there',
      'POST channels/externalMedia?app={app}&external_host=x&format=ulaw&transport=websocket&encapsulation=none',
      400,
      'external_host must be a valid websocket_client connection id.',
    ],
    [
      'with an unknown encapsulation',
      'POST channels/externalMedia?app={app}&external_host=127.0.0.1:9&format=ulaw&encapsulation=nope',
      501,
      'The encapsulation and/or transport is not supported',
    ],
  ]),
];
