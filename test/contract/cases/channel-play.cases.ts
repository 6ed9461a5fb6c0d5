import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Playing to channels and recording them. */
export const channelPlayCases: readonly ContractCase[] = [
  ...rowsOf('channels.play', [
    [
      'one sound',
      'POST channels/{channel}/play?media=sound:beep',
      201,
      {
        fields: ['id', 'media_uri', 'target_uri', 'language', 'state'],
        has: { media_uri: 'sound:beep', target_uri: 'channel:{channel}', language: 'en' },
        oneOf: { state: ['queued', 'playing', 'recording'] },
      },
    ],
    [
      'a list',
      'POST channels/{channel}/play?media=sound:beep,sound:digits/1',
      201,
      { has: { media_uri: 'sound:beep', next_media_uri: 'sound:digits/1' } },
    ],
    [
      'a list in the body',
      'POST channels/{channel}/play',
      201,
      { body: { media: ['sound:beep', 'sound:digits/1'] }, has: { next_media_uri: 'sound:digits/1' } },
    ],
    [
      'the parameter given twice: the last counts',
      'POST channels/{channel}/play?media=sound:beep&media=sound:digits/1',
      201,
      { has: { media_uri: 'sound:digits/1' }, fields: ['id', 'media_uri', 'target_uri', 'language', 'state'] },
    ],
    [
      'a body that contradicts the query: the body wins',
      'POST channels/{channel}/play?media=sound:beep',
      201,
      { body: { media: 'sound:digits/2', lang: 'fr' }, has: { media_uri: 'sound:digits/2', language: 'fr' } },
    ],
    ['a sound that is not there', 'POST channels/{channel}/play?media=sound:nosuch', 201],
    ['an unknown scheme', 'POST channels/{channel}/play?media=bogus:x', 201],
    ['an offset that is no number', 'POST channels/{channel}/play?media=sound:beep&offsetms=abc', 201],
    ['nothing', 'POST channels/{channel}/play', 500, 'Failed to queue media for playback'],
    ['a negative skip', 'POST channels/{channel}/play?media=sound:beep&skipms=-1', 400, 'skipms cannot be negative'],
    [
      'a negative offset',
      'POST channels/{channel}/play?media=sound:beep&offsetms=-1',
      400,
      'offsetms cannot be negative',
    ],
    ['to no channel', 'POST channels/{fresh}/play?media=sound:beep', 404, 'Channel not found'],
    [
      'to a channel outside Stasis',
      'POST channels/{outside}/play?media=sound:beep',
      409,
      'Channel not in Stasis application',
    ],
    ['to a channel that is Down', 'POST channels/{created}/play?media=sound:beep', 412, 'Channel in invalid state'],
  ]),
  ...rowsOf('channels.playWithId', [
    ['with an id', 'POST channels/{channel}/play/{fresh}?media=sound:beep', 201, { has: { id: '{fresh}' } }],
    [
      'with an id that is in use, which is no error',
      'POST channels/{channel}/play/{playback}?media=sound:beep',
      201,
      { has: { id: '{playback}', state: 'queued' } },
    ],
    ['to no channel', 'POST channels/{fresh}/play/{other}?media=sound:beep', 404, 'Channel not found'],
  ]),
  ...rowsOf('channels.record', [
    [
      'a recording',
      'POST channels/{channel}/record?name={record}&format=wav',
      201,
      {
        fields: ['name', 'format', 'state', 'target_uri'],
        has: { name: '{record}', format: 'wav', target_uri: 'channel:{channel}' },
        oneOf: { state: ['queued', 'recording'] },
      },
    ],
    ['a channel that is Down', 'POST channels/{created}/record?name={record}&format=wav', 201],
    [
      'under a name that runs',
      'POST channels/{channel}/record?name={live}&format=wav',
      409,
      "Recording '{live}' already exists and can not be overwritten",
    ],
    [
      'under a name that is stored',
      'POST channels/{channel}/record?name={stored}&format=wav',
      409,
      "Recording '{stored}' already exists and can not be overwritten",
    ],
    ['over a name that is stored', 'POST channels/{channel}/record?name={stored}&format=wav&ifExists=overwrite', 201],
    [
      'in an unknown format',
      'POST channels/{channel}/record?name={fresh}&format=nope',
      422,
      'specified format is unknown on this system',
    ],
    [
      'without a format',
      'POST channels/{channel}/record?name={fresh}',
      422,
      'specified format is unknown on this system',
    ],
    ['without a name', 'POST channels/{channel}/record?format=wav', 500, 'Error parsing request'],
    [
      'under a name that leaves the folder',
      'POST channels/{channel}/record?name=../x&format=wav',
      500,
      'Error parsing request',
    ],
    [
      'with an unknown ending',
      'POST channels/{channel}/record?name={fresh}&format=wav&terminateOn=zz',
      400,
      'terminateOn invalid',
    ],
    [
      'with an unknown ifExists',
      'POST channels/{channel}/record?name={fresh}&format=wav&ifExists=zz',
      400,
      'ifExists invalid',
    ],
    [
      'with a negative duration',
      'POST channels/{channel}/record?name={fresh}&format=wav&maxDurationSeconds=-1',
      400,
      'max_duration_seconds cannot be negative',
    ],
    [
      'with a negative silence',
      'POST channels/{channel}/record?name={fresh}&format=wav&maxSilenceSeconds=-1',
      400,
      'max_silence_seconds cannot be negative',
    ],
    ['no channel', 'POST channels/{fresh}/record?name={other}&format=wav', 404, 'Channel not found'],
    [
      'a channel outside Stasis',
      'POST channels/{outside}/record?name={fresh}&format=wav',
      409,
      'Channel not in Stasis application',
    ],
  ]),
];
