import { AsteriskSimulator } from 'nestjs-ari/testing';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { contractDialplan } from '../contract-dialplan.js';

/** Objects of PJSIP come from the file first, and from memory besides. */
const SORCERY = ['auth', 'aor', 'endpoint']
  .flatMap((type) => [`${type} = config,pjsip.conf,criteria=type=${type}`, `${type} = memory`])
  .join('\n');

/** What phones dial besides what every server of the tests has. */
const fromSip = {
  '_ari-.': ['Set(PJSIP_TRANSFER_HANDLING()=ari-only)', 'Stasis(${EXTEN:4})'],
  '9': ['Answer()', 'Wait(60)'],
};

const EXTENSIONS = [
  '[from-sip](+)',
  ...Object.entries(fromSip).flatMap(([exten, [first = '', second = '']]) => [
    `exten => ${exten},1,${first}`,
    ` same => n,${second}`,
  ]),
].join('\n');

/** A real server of the suite's own: what telephones do would disturb other tests, and objects are added to it. */
export function realServer(): Promise<AsteriskServer> {
  const confExtra = { 'extensions.conf': EXTENSIONS, 'sorcery.conf': `[res_pjsip]\n${SORCERY}` };
  return AsteriskServer.start({ confExtra });
}

export function simulatedServer(): Promise<AsteriskSimulator> {
  const intoStasis = { '_app-.': ['Stasis(${EXTEN:4},sip,${EXTEN})'] };
  const dialplan = { ...contractDialplan, 'from-sip': { ...intoStasis, ...fromSip } };
  return AsteriskSimulator.start({ dialplan, dynamicObjects: true, phoneContext: 'from-sip' });
}
