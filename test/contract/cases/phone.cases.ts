import { rowsOf } from '../contract-rows.js';
import type { ContractCase } from '../contract-case.js';

const object = 'asterisk/config/dynamic/res_pjsip';
const contact = { attribute: 'contact', value: 'sip:a@127.0.0.1:9' };

/** What needs telephones, or objects that may be added: on servers of this suite's own. */
export const phoneCases: readonly ContractCase[] = [
  ...rowsOf('channels.redirect', [
    ['a telephone that waits', 'POST channels/{waiting}/redirect?endpoint=PJSIP/sipp', 204],
    ['one that waits, to nobody', 'POST channels/{waiting}/redirect?endpoint=PJSIP/nosuch', 204],
    ['a telephone that talks', 'POST channels/{talking}/redirect?endpoint=PJSIP/sipp', 204],
  ]),
  ...rowsOf('channels.rtpStatistics', [
    [
      'of a telephone that was answered',
      'GET channels/{talking}/rtp_statistics',
      200,
      {
        fields: [
          ...['txcount', 'rxcount', 'txploss', 'rxploss', 'local_ssrc', 'remote_ssrc', 'txoctetcount', 'rxoctetcount'],
          ...['channel_uniqueid', 'txjitter', 'rxjitter'],
          ...['remote_maxjitter', 'remote_minjitter', 'remote_normdevjitter', 'remote_stdevjitter'],
          ...['local_maxjitter', 'local_minjitter', 'local_normdevjitter', 'local_stdevjitter'],
          ...['remote_maxrxploss', 'remote_minrxploss', 'remote_normdevrxploss', 'remote_stdevrxploss'],
          ...['local_maxrxploss', 'local_minrxploss', 'local_normdevrxploss', 'local_stdevrxploss'],
          ...['rtt', 'maxrtt', 'minrtt', 'normdevrtt', 'stdevrtt', 'txmes', 'rxmes'],
          ...['remote_maxmes', 'remote_minmes', 'remote_normdevmes', 'remote_stdevmes'],
          ...['local_maxmes', 'local_minmes', 'local_normdevmes', 'local_stdevmes'],
        ],
        has: { channel_uniqueid: '{talking}' },
      },
    ],
    ['of one that waits', 'GET channels/{waiting}/rtp_statistics', 404, 'RTP info not found'],
  ]),
  ...rowsOf('endpoints.sendMessage', [
    ['to a telephone', 'PUT endpoints/sendMessage?to=pjsip:sipp&from=x&body=hi', 202],
    ['to one that is away', 'PUT endpoints/sendMessage?to=pjsip:phone&from=x&body=hi', 404, 'Endpoint not found'],
  ]),
  ...rowsOf('endpoints.sendMessageToEndpoint', [
    ['to a telephone', 'PUT endpoints/PJSIP/sipp/sendMessage?from=x&body=hi', 202],
    ['to one that is away', 'PUT endpoints/PJSIP/phone/sendMessage?from=x&body=hi', 404, 'Endpoint not found'],
  ]),
  ...rowsOf('endpoints.refer', [
    ['a telephone', 'POST endpoints/refer?to=pjsip:sipp&from=x&refer_to=y', 202],
    ['one that is away', 'POST endpoints/refer?to=pjsip:phone&from=x&refer_to=y', 404, 'Endpoint not found'],
    ['nobody', 'POST endpoints/refer?to=bogus&from=x&refer_to=y', 404, 'Endpoint not found'],
  ]),
  ...rowsOf('endpoints.referToEndpoint', [
    ['a telephone', 'POST endpoints/PJSIP/sipp/refer?from=x&refer_to=y', 202],
    ['without saying to whom', 'POST endpoints/PJSIP/sipp/refer', 202],
    ['one that is away', 'POST endpoints/PJSIP/phone/refer?from=x&refer_to=y', 404, 'Endpoint not found'],
    [
      'with a variable that is no text',
      'POST endpoints/PJSIP/sipp/refer?from=x&refer_to=y',
      400,
      { body: { variables: { a: 1 } }, message: "Only string values in the 'variables' object allowed" },
    ],
  ]),
  ...rowsOf('asterisk.getObject', [
    ['one that was added', `GET ${object}/aor/{aor}`, 200],
    ['one of a file', `GET ${object}/endpoint/sipp`, 200],
  ]),
  ...rowsOf('asterisk.updateObject', [
    ['one that was not there', `PUT ${object}/aor/{fresh}`, 200, { body: { fields: [contact] } }],
    ['one without fields that was not there', `PUT ${object}/aor/{other}`, 200],
    ['one that was added', `PUT ${object}/aor/{aor}`, 200, { body: { fields: [contact] } }],
    [
      'one that was added, without fields',
      `PUT ${object}/aor/{aor}`,
      400,
      "Fields must be provided to update object '{aor}'",
    ],
    [
      'one of a file',
      `PUT ${object}/aor/sipp`,
      403,
      { body: { fields: [contact] }, message: "Cannot update sorcery objects of type 'aor'" },
    ],
    [
      'a field that does not exist',
      `PUT ${object}/aor/{aor}`,
      400,
      {
        body: { fields: [{ attribute: 'nope', value: '1' }] },
        message: "Update of object '{aor}' failed field value validation",
      },
    ],
    [
      'a value that cannot be',
      `PUT ${object}/aor/{fresh}`,
      400,
      {
        body: { fields: [{ attribute: 'max_contacts', value: 'many' }] },
        message: "Creation of object '{fresh}' failed field value validation",
      },
    ],
    [
      'a password of nobody',
      `PUT ${object}/auth/{fresh}`,
      400,
      {
        body: { fields: [{ attribute: 'auth_type', value: 'userpass' }] },
        message: "Creation of object '{fresh}' failed field value validation",
      },
    ],
  ]),
  ...rowsOf('asterisk.deleteObject', [
    ['one that was added', `DELETE ${object}/aor/{aor}`, 204],
    ['one of a file', `DELETE ${object}/aor/sipp`, 403, "Could not delete object with id 'sipp'"],
  ]),
];
