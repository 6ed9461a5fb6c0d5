import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Recordings, finished and running. */
export const recordingCases: readonly ContractCase[] = [
  ...rowsOf('recordings.getLive', [
    [
      'that runs',
      'GET recordings/live/{live}',
      200,
      {
        fields: ['name', 'format', 'state', 'target_uri'],
        has: { name: '{live}', format: 'wav', state: 'recording', target_uri: 'channel:{channel}' },
      },
    ],
    ['none', 'GET recordings/live/{fresh}', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.cancel', [
    ['that runs', 'DELETE recordings/live/{live}', 204],
    ['none', 'DELETE recordings/live/{fresh}', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.stop', [
    ['that runs', 'POST recordings/live/{live}/stop', 204],
    ['none', 'POST recordings/live/{fresh}/stop', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.pause', [
    ['that runs', 'POST recordings/live/{live}/pause', 204],
    [
      'shows that it is paused',
      'GET recordings/live/{live}',
      200,
      { before: [['POST', 'recordings/live/{live}/pause']], has: { state: 'paused' } },
    ],
    ['none', 'POST recordings/live/{fresh}/pause', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.unpause', [
    [
      'that is paused',
      'DELETE recordings/live/{live}/pause',
      204,
      { before: [['POST', 'recordings/live/{live}/pause']] },
    ],
    ['none', 'DELETE recordings/live/{fresh}/pause', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.mute', [
    ['that runs', 'POST recordings/live/{live}/mute', 204],
    ['none', 'POST recordings/live/{fresh}/mute', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.unmute', [
    ['that is muted', 'DELETE recordings/live/{live}/mute', 204, { before: [['POST', 'recordings/live/{live}/mute']] }],
    ['none', 'DELETE recordings/live/{fresh}/mute', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.listStored', [['all', 'GET recordings/stored', 200]]),
  ...rowsOf('recordings.getStored', [
    [
      'one',
      'GET recordings/stored/{stored}',
      200,
      { fields: ['name', 'format'], has: { name: '{stored}', format: 'wav' } },
    ],
    ['none', 'GET recordings/stored/{fresh}', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.deleteStored', [
    ['one', 'DELETE recordings/stored/{stored}', 204],
    ['none', 'DELETE recordings/stored/{fresh}', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.getStoredFile', [
    [
      'one',
      'GET recordings/stored/{stored}/file',
      200,
      { headers: { 'content-type': 'audio/wav', 'content-length': '44' } },
    ],
    ['none', 'GET recordings/stored/{fresh}/file', 404, 'Recording not found'],
  ]),
  ...rowsOf('recordings.copyStored', [
    [
      'one',
      'POST recordings/stored/{stored}/copy?destinationRecordingName={record}',
      200,
      { has: { name: '{record}', format: 'wav' } },
    ],
    [
      'onto itself',
      'POST recordings/stored/{stored}/copy?destinationRecordingName={stored}',
      409,
      'A recording with the same name already exists on the system',
    ],
    ['none', 'POST recordings/stored/{fresh}/copy?destinationRecordingName=x', 404, 'Recording not found'],
  ]),
];
