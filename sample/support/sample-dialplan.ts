import type { Dialplan } from 'nestjs-ari/testing';

const AFTER = ['UserEvent(AfterStasis,status: ${STASISSTATUS})', 'Hangup()'];

/** What the real server of the tests has in its extensions.conf, as far as samples use it. */
export const sampleDialplan: Dialplan = {
  default: {
    '_app-.': ['Stasis(${EXTEN:4},from-dialplan,second)', ...AFTER],
    stasis: ['Stasis(${APP},${ARGS})', ...AFTER],
    answer: ['Answer()', 'Wait(60)', 'Hangup()'],
    slow: ['Ringing()', 'Wait(1)', 'Answer()', 'Wait(60)'],
    ring: ['Ringing()', 'Wait(30)'],
    busy: ['Busy(2)'],
    tone: ['Answer()', 'Milliwatt()'],
    brief: ['Answer()', 'Wait(1)', 'Hangup()'],
    '_press-.': ['Answer()', 'Wait(0.5)', 'SendDTMF(${EXTEN:6},100,100)', 'Wait(60)'],
  },
  'from-sip': { '_app-.': ['Stasis(${EXTEN:4},sip,${EXTEN})', ...AFTER] },
};
