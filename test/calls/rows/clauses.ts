/** Where a clause is shown: a row on both servers, a test elsewhere, or a line of the documentation that names the difference. */
export type Shown =
  { readonly row: string } | { readonly file: string; readonly title: string } | { readonly difference: string };

const row = (title: string): Shown => ({ row: title });
const test = (file: string, title: string): Shown => ({ file, title });
const difference = (phrase: string): Shown => ({ difference: phrase });

/** What the verbs of the hosted platforms promise, verb by verb, and what shows how it is here. */
export const CLAUSES: Readonly<Record<string, Readonly<Record<string, readonly Shown[]>>>> = {
  gather: {
    input: [row('input: digits by default'), row('input speech: what is said is the answer, and silences the prompt')],
    timeout: [
      row('timeout: from the end of the prompt'),
      row('timeout: interim speech resets it'),
      row('timeout: nothing is said'),
    ],
    'numDigits, maxDigits': [row('numDigits: completes when reached')],
    'minDigits, interDigitTimeout': [
      row('minDigits and interDigitTimeout: the shorter time runs once enough digits are there'),
      row('minDigits: fewer are no answer'),
    ],
    finishOnKey: [
      row('finishOnKey: only after a digit, and never in the result'),
      row('finishOnKey: empty is disabled'),
    ],
    dtmfBargein: [row('dtmfBargein: off, the prompt is heard to its end and the digit counts')],
    'bargein, minBargeinWordCount': [
      row('minBargeinWordCount: so many words silence the prompt'),
      row('minBargeinWordCount: a cough is no word, and interrupts nothing'),
      row('minBargeinWordCount 0: any sound of the caller silences the prompt'),
    ],
    listenDuringPrompt: [
      row('listenDuringPrompt: off, what is pressed during the prompt is forgotten'),
      row('listenDuringPrompt: off, what is said during the prompt is ignored'),
    ],
    'DTMF vs speech': [row('DTMF and speech: the first digit ends the transcription, digits win')],
    'speechTimeout, asrTimeout': [
      row('speechTimeout and asrTimeout: utterances are joined until it is silent for so long'),
    ],
    asrDtmfTerminationDigit: [row('asrDtmfTerminationDigit: a finishing key ends what is said')],
    partialResultHook: [row('partialResultHook: the words so far, which do not end it')],
    'validDigits, attempts': [
      row('validDigits: another key is no match, and it is asked again after onNoMatch'),
      row('attempts and onNoInput: nothing comes twice'),
    ],
    'nested say and play': [row('nested play: several sounds, one after the other')],
    'result reasons': [
      row('result stt-low-confidence: no match, and it is asked again'),
      row('result error: a recognizer that fails leaves the keys, and says so when nothing comes'),
      row('hang-up during gather is an outcome'),
      difference('nothing came: what is next'),
    ],
    'slow hook': [row('fillerNoise: what the caller hears while the program decides')],
  },
  say: {
    'ends when played': [row('say: ends when it was played, not when it was sent')],
    'an array, one at random': [row('say: of an array one, at random')],
    loop: [row('say: loop'), row('say: loop 0, for ever')],
    'language, voice': [row('say: language and voice are those of the synthesizer')],
    earlyMedia: [row('say and play: earlyMedia, before the answer')],
    'SSML, stream': [difference('say: SSML, a stream')],
  },
  play: {
    'list, loop': [row('play: a list, one after the other, and loop')],
    seekOffset: [row('play: seekOffset, within the first sound')],
    timeoutSecs: [row('play: timeoutSecs, silence after that, and the result says how long it was heard')],
    earlyMedia: [row('say and play: earlyMedia, before the answer')],
    playFailed: [
      row('play: playFailed, a missing file that is the last one'),
      row('play: a missing file before the last one is left out'),
    ],
    'a stopped playback': [row('play: a playback that is stopped has ended')],
    playback_last_offset_pos: [difference('play: the place where it was stopped')],
  },
  pause: { length: [row('pause: length, nothing is heard meanwhile')] },
  dial: {
    'all at once, first answer wins': [
      row('dial: all targets ring at once, the first answer wins, and the others are told "answered elsewhere"'),
    ],
    timeout: [row('dial: timeout, so long it rings')],
    timeLimit: [row('dial: timeLimit, both are warned and then it ends')],
    answerOnBridge: [
      row('dial: answerOnBridge, the caller hears ringing and is answered with the callee'),
      row('dial: answerOnBridge off, the caller is answered while it rings'),
    ],
    callerId: [row('dial: callerId, the callee sees what was asked for')],
    dialMusic: [row('dial: dialMusic, music until the callee is there')],
    earlyMedia: [row('dial: earlyMedia, the caller hears what the network of the callee says before the answer')],
    confirmHook: [
      row('dial: confirmHook, the callee is asked before the bridge and the caller hears nothing of it'),
      row('dial: confirmHook, who presses nothing is not connected'),
      row('dial: whisper, the callee hears it before the caller is there'),
    ],
    'dtmfCapture, dtmfHook': [row('dial: dtmfCapture and dtmfHook, the keys of either side')],
    hangupOnStar: [row('dial: hangupOnStar, the callee goes and the caller hears what comes next')],
    onHoldHook: [row('dial: onHoldHook, a telephone that puts the other on hold')],
    referHook: [
      test('calls/nest/on-transfer.e2e-spec.ts', 'blind, by the caller: the callee talks with the destination'),
      test('calls/transfer/transfer-on-asterisk.e2e-spec.ts', 'a telephone that asks by REFER is told how it went'),
    ],
    amd: [difference('dial: `amd` within')],
    'nested record': [row('dial: nested record, each side apart')],
    'nested listen, transcribe': [
      difference('dial: `listen`, `transcribe` within'),
      test('media/asterisk/formats-and-taps.e2e-spec.ts', 'can be tapped: who says what, while the call goes on'),
    ],
    exitMediaPath: [difference('dial: `exitMediaPath`')],
    'result status': [
      row('dial: result completed, who ended it and how long they talked'),
      row('dial: result busy'),
      row('dial: result declined, which platforms call busy or no-answer'),
      row('dial: result failed, nobody can be reached'),
      row('dial: result canceled, the caller gives up and every telephone stops'),
    ],
    'later verbs': [row('dial: what follows it is reached, whatever came out')],
    'up to ten targets': [row('dial: more than ten targets')],
  },
  conference: {
    name: [row('conference: all hear each other')],
    'startOnEnter, waitHook': [row('conference: startOnEnter and waitHook, music until the moderator comes')],
    endOnExit: [
      row('conference: endOnExit, the others go on with what comes next'),
      row('conference: endOnExit off, the others talk on'),
    ],
    maxParticipants: [row('conference: maxParticipants, one more is refused and goes on')],
    beep: [row('conference: beep, all hear that somebody comes')],
    joinMuted: [row('conference: joinMuted, the others do not hear it until it may speak')],
    'memberTag, speakOnlyTo': [
      test('calls/coach/coach.e2e-spec.ts', 'speaks to one participant of a conference'),
      test('calls/coach/coach.e2e-spec.ts', 'is heard by the agent, and not by the customer'),
    ],
    'enterHook, status events': [row('conference: enterHook and status events, who is there and who talks')],
    distributeDtmf: [row('conference: distributeDtmf, the keys of one reach the telephones of the others')],
    record: [row('conference: record, all together')],
    leave: [row('conference: a key by which one leaves, and goes on')],
  },
  'enqueue, dequeue, leave': {
    'FIFO with priority': [row('queue: FIFO with priority, lower first')],
    'implicit creation': [row('queue: implicit creation, a name is enough')],
    waitHook: [row('queue: waitHook, music and the place again and again, with position and size')],
    'result of enqueue': [
      row('queue: result bridged, with the time that was waited; the caller hears music and then the agent'),
      row('queue: result hangup, the caller gives up'),
      row('queue: leave, by a key; the next verb is heard'),
      row('queue: result error, aborted by the program'),
    ],
    'the most who wait': [row('queue: the most who may wait'), row('queue: timeout, the longest wait')],
    'dequeue: timeout, beep, by id': [
      row('dequeue: timeout, an agent who does not answer, and the next gets the caller'),
      row('dequeue: beep, what an agent hears before the caller'),
      difference('dequeue: a call is fetched'),
    ],
    'result of dequeue': [row('dequeue: result hangup, an agent who hangs up while it is briefed loses no caller')],
  },
  record: {
    timeout: [row('record: timeout, so much silence ends it')],
    finishOnKey: [row('record: finishOnKey, other keys are no end')],
    maxLength: [row('record: maxLength ends it')],
    playBeep: [row('record: playBeep, and what was said is what is played'), row('record: playBeep off')],
    trim: [difference('record: `trim`')],
    'an empty recording': [
      row('record: an empty recording is an outcome of its own, and nothing is stored'),
      row('record: a caller who says nothing and hangs up leaves nothing'),
    ],
    'url and duration': [
      row('record: the result has its media, its length, talk and silence'),
      row('record: a caller who hangs up leaves what was said'),
    ],
  },
  redirect: { 'replaces what remains': [row('redirect: another flow takes the place of what is running')] },
  hangup: {
    'sip-decline': [row('hangup: a reason before the answer is the status of SIP that declines the call')],
    reason: [row('hangup: a reason after the answer, and the number of a cause')],
  },
  'sip-refer': {
    'refer to a telephone': [row('sip-refer: the telephone of the caller is asked to call there, and its call leaves')],
    'both statuses': [difference('sip-refer: `refer_status`')],
  },
  transfer: {
    blind: [row('transfer blind by dial: the caller is connected with who answers')],
    'warm: brief, confirm digit': [
      row('transfer warm: music, the briefing is heard by the agent alone, and a key accepts'),
      row('transfer warm with an agent, who briefs the destination by word of mouth'),
    ],
    'AMD is a decline': [row('transfer warm: a voicemail presses no key, which is declined')],
    disposition: [
      row('transfer warm: disposition declined, the caller comes back and hears what is next'),
      row('transfer warm: disposition busy'),
    ],
    timeout: [row('transfer warm: timeout, nobody answers')],
    callerPresent: [difference('transfer: `callerPresent`')],
  },
  dtmf: { 'digits, w': [row('dtmf: digits are dialled to the party, w is half a second')] },
  'listen, stream': {
    'fork of the sound': [
      test('media/asterisk/formats-and-taps.e2e-spec.ts', 'can be tapped: who says what, while the call goes on'),
    ],
    'bidirectionalAudio, marks, digits': [
      test('media/twilio/stream-to.e2e-spec.ts', 'lets both hear each other, and tells digits and marks'),
    ],
    'its end': [
      test('media/twilio/stream-to.e2e-spec.ts', 'ends with the agent, and the call goes on where it was told'),
    ],
  },
  'transcribe, config, tag, alert, answer, message': {
    alert: [test('calls/dial/dial-on-asterisk.e2e-spec.ts', 'shows the callee the number and the header fields')],
    answer: [row('execution: each verb has one result, and the next line follows')],
    'transcribe, config, tag, message': [difference('transcribe, config, tag, message')],
  },
  amd: {
    human: [row('amd human: a short word, and then silence')],
    machine: [row('amd machine: somebody who speaks on')],
    'no-speech': [row('amd no-speech: nobody says anything')],
    'decision-timeout': [row('amd decision-timeout: nothing is certain for too long')],
    'stopped-speaking': [row('amd stopped-speaking: the end of the greeting of a machine')],
  },
  agent: {
    'barge-in, hang-up, hand-off': [
      test('voice/asterisk/agent-on-a-call.e2e-spec.ts', 'hangs up when its last word was heard'),
      test('voice/asterisk/agent-on-a-call.e2e-spec.ts', 'transfers, and has the caller back when nobody takes him'),
    ],
  },
  'execution model': {
    'one typed result each': [row('execution: each verb has one result, and the next line follows')],
    'hang-up runs no more verbs': [
      row('execution: a hang-up runs no more verbs, each says so at once, and the program still ends'),
    ],
    'any verb may be killed': [
      row('execution: one signal for the call ends whatever runs, and the caller is still there'),
    ],
  },
  'ours alone': { hold: [row('hold: music, and silence when it is there what the party waits for')] },
};
