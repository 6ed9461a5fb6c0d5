import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** Playbacks and sounds. */
export const playbackCases: readonly ContractCase[] = [
  ...rowsOf('playbacks.get', [
    ['that plays', 'GET playbacks/{playback}', 200, { has: { id: '{playback}', state: 'playing' } }],
    ['that waits', 'GET playbacks/{queued}', 200, { has: { id: '{queued}', state: 'queued' } }],
    ['none', 'GET playbacks/{fresh}', 404, 'Playback not found'],
  ]),
  ...rowsOf('playbacks.stop', [
    ['that plays', 'DELETE playbacks/{playback}', 204],
    ['that waits', 'DELETE playbacks/{queued}', 204],
    ['that cannot be controlled', 'DELETE playbacks/{spelling}', 500, 'Could not stop playback'],
    ['none', 'DELETE playbacks/{fresh}', 404, 'Playback not found'],
  ]),
  ...rowsOf('playbacks.control', [
    ['restart', 'POST playbacks/{playback}/control?operation=restart', 204],
    ['pause', 'POST playbacks/{playback}/control?operation=pause', 204],
    ['unpause', 'POST playbacks/{playback}/control?operation=unpause', 204],
    ['reverse', 'POST playbacks/{playback}/control?operation=reverse', 204],
    ['forward', 'POST playbacks/{playback}/control?operation=forward', 204],
    [
      'shows that it is paused',
      'GET playbacks/{playback}',
      200,
      { before: [['POST', 'playbacks/{playback}/control?operation=pause']], has: { state: 'paused' } },
    ],
    ['that waits', 'POST playbacks/{queued}/control?operation=pause', 409, 'Can only pause while media is playing'],
    ['that cannot be controlled', 'POST playbacks/{spelling}/control?operation=pause', 500, 'Could not pause playback'],
    ['without an operation', 'POST playbacks/{playback}/control', 400, 'Missing operation'],
    ['with an unknown operation', 'POST playbacks/{playback}/control?operation=bogus', 400, 'Invalid operation bogus'],
    ['none', 'POST playbacks/{fresh}/control?operation=pause', 404, 'Playback not found'],
  ]),
  ...rowsOf('sounds.list', [
    ['all', 'GET sounds', 200],
    ['of an unknown language', 'GET sounds?lang=xx', 404, 'No sounds found that matched the query'],
    ['of an unknown format', 'GET sounds?format=xx', 404, 'No sounds found that matched the query'],
  ]),
  ...rowsOf('sounds.get', [
    ['one', 'GET sounds/hello-world', 200, { has: { id: 'hello-world' }, fields: ['id', 'formats'] }],
    ['with a slash in its name', 'GET sounds/digits%2F1', 200, { has: { id: 'digits/1' } }],
    ['none', 'GET sounds/nosuch', 404, 'Sound not found'],
  ]),
];
