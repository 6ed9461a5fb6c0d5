import type { Dialplan } from 'nestjs-ari/testing';

/** What the real server's extensions.conf has, as far as the suite uses it. */
export const contractDialplan: Dialplan = {
  default: {
    '_app-.': ['Stasis(${EXTEN:4},from-dialplan,second)', 'UserEvent(AfterStasis,status: ${STASISSTATUS})', 'Hangup()'],
    answer: ['Answer()', 'Wait(60)', 'Hangup()'],
    stay: ['Answer()', 'Wait(900)', 'Hangup()'],
    slow: ['Ringing()', 'Wait(1)', 'Answer()', 'Wait(60)'],
    ring: ['Ringing()', 'Wait(30)'],
    busy: ['Busy(2)'],
    congestion: ['Congestion(2)'],
    play: ['Answer()', 'Playback(hello-world)', 'Wait(60)'],
    tone: ['Answer()', 'Milliwatt()'],
    dtmf: ['Answer()', 'Wait(0.5)', 'SendDTMF(12#,100,100)', 'Wait(60)'],
    brief: ['Answer()', 'Wait(1)', 'Hangup()'],
    after: ['Set(AFTER=1)', 'Wait(0.2)', 'Hangup(21)'],
    broadcast: [
      'StasisBroadcast(1500,^bc-.*,who:ever,yes)',
      'UserEvent(AfterBroadcast,status: ${STASISSTATUS})',
      'Hangup()',
    ],
  },
};
