import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

/** The server itself: who it is, its modules, logs and configuration objects. */
export const asteriskCases: readonly ContractCase[] = [
  ...rowsOf('asterisk.getInfo', [
    ['all', 'GET asterisk/info', 200, { fields: ['build', 'system', 'config', 'status'] }],
    ['a part', 'GET asterisk/info?only=system', 200, { fields: ['system'] }],
    ['two parts', 'GET asterisk/info?only=status,config', 200, { fields: ['config', 'status'] }],
    ['an unknown part', 'GET asterisk/info?only=nope', 200, { fields: [] }],
  ]),
  ...rowsOf('asterisk.ping', [
    ['pong', 'GET asterisk/ping', 200, { fields: ['ping', 'timestamp', 'asterisk_id'], has: { ping: 'pong' } }],
    ['with the wrong verb', 'PUT asterisk/ping', 405, { message: 'Invalid method', headers: { allow: 'OPTIONS,GET' } }],
  ]),
  ...rowsOf('asterisk.listModules', [['all', 'GET asterisk/modules', 200]]),
  ...rowsOf('asterisk.getModule', [
    [
      'one',
      'GET asterisk/modules/res_stasis.so',
      200,
      {
        fields: ['name', 'description', 'use_count', 'status', 'support_level'],
        has: { name: 'res_stasis.so', status: 'Running', support_level: 'core' },
      },
    ],
    ['none', 'GET asterisk/modules/nope.so', 404, 'Module could not be found in running modules'],
  ]),
  ...rowsOf('asterisk.loadModule', [
    ['one that is loaded', 'POST asterisk/modules/res_stasis.so', 409, 'Module is already loaded'],
    ['none', 'POST asterisk/modules/nope.so', 409],
  ]),
  ...rowsOf('asterisk.unloadModule', [
    ['none', 'DELETE asterisk/modules/nope.so', 404, 'Module not found in running modules'],
  ]),
  ...rowsOf('asterisk.reloadModule', [
    ['one that cannot be', 'PUT asterisk/modules/app_verbose.so', 409, 'Module does not support reloading'],
    ['one that can be', 'PUT asterisk/modules/res_musiconhold.so', 204],
    ['none', 'PUT asterisk/modules/nope.so', 404, 'Module not found in running modules'],
  ]),
  ...rowsOf('asterisk.listLogChannels', [['all', 'GET asterisk/logging', 200]]),
  ...rowsOf('asterisk.addLog', [
    ['without levels', 'POST asterisk/logging/{fresh}', 400, 'Configuration levels are required'],
  ]),
  ...rowsOf('asterisk.deleteLog', [['none', 'DELETE asterisk/logging/{fresh}', 404, 'Log channel does not exist']]),
  ...rowsOf('asterisk.rotateLog', [['none', 'PUT asterisk/logging/{fresh}/rotate', 404, 'Log channel does not exist']]),
  ...rowsOf('asterisk.getObject', [
    ['of an unknown class', 'GET asterisk/config/dynamic/nope/endpoint/x', 404, "configClass 'nope' not found"],
    ['of an unknown type', 'GET asterisk/config/dynamic/res_pjsip/nope/x', 404, "objectType 'nope' not found"],
    ['none', 'GET asterisk/config/dynamic/res_pjsip/endpoint/nope', 404, "Object with id 'nope' not found"],
  ]),
  ...rowsOf('asterisk.updateObject', [
    ['of an unknown class', 'PUT asterisk/config/dynamic/nope/endpoint/x', 404, "configClass 'nope' not found"],
    [
      'of an unknown type',
      'PUT asterisk/config/dynamic/res_pjsip/nope/x',
      404,
      { body: { fields: [] }, message: "objectType 'nope' not found" },
    ],
    [
      'a new one',
      'PUT asterisk/config/dynamic/res_pjsip/endpoint/{fresh}',
      403,
      { body: { fields: [] }, message: "Cannot create sorcery objects of type 'endpoint'" },
    ],
    [
      'without fields',
      'PUT asterisk/config/dynamic/res_pjsip/endpoint/sipp',
      400,
      "Fields must be provided to update object 'sipp'",
    ],
  ]),
  ...rowsOf('asterisk.deleteObject', [
    [
      'one from a file',
      'DELETE asterisk/config/dynamic/res_pjsip/endpoint/sipp',
      403,
      "Could not delete object with id 'sipp'",
    ],
    ['none', 'DELETE asterisk/config/dynamic/res_pjsip/endpoint/nope', 404, "Object with id 'nope' not found"],
  ]),
  ...rowsOf('none', [['a path that does not exist', 'GET nope', 404, 'Resource not found']]),
];
