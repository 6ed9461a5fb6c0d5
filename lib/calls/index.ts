export { AudioUri, type MoneyNames, type SpokenLanguage } from './audio-uri/index.js';
export {
  confirm,
  gather,
  menu,
  type ConfirmOptions,
  type DigitMatch,
  type DigitVerdict,
  type GatherAnswer,
  type GatherFailure,
  type GatherOptions,
  type GatherOutcome,
  type MenuChoice,
  type MenuOptions,
  type Recognized,
  type RecognizeOptions,
  type Recognizer,
} from './gather/index.js';
export {
  CachedSynthesizer,
  hold,
  pause,
  play,
  say,
  type HoldOptions,
  type PlayOptions,
  type PlayOutcome,
  type Prompt,
  type Spoken,
  type SynthesisOptions,
  type Synthesizer,
} from './say/index.js';
export { intercom, page, type Paged, type PageOptions, type PageResult } from './page/index.js';
export {
  Callbacks,
  CallbackService,
  type Callback,
  type CallbackRequest,
  type CallbackResult,
  type ServeCallbacksOptions,
} from './callback/index.js';
export { coach, type CoachOptions, type CoachOutcome } from './coach/index.js';
export { sendDigits, type SendDigitsOptions } from './digits/index.js';
export { detectMachine, type MachineOptions, type MachineOutcome } from './machine/index.js';
export {
  CallRecording,
  record,
  recordCall,
  type CallMark,
  type CallRecorded,
  type RecordCallOptions,
  type RecordConsentOptions,
  type Recorded,
  type RecordingOptions,
  type RecordOutcome,
  type ReviewOptions,
  type RunningRecording,
} from './record/index.js';
export { CALL_STORY, type CallStoryBegin, type CallStoryEnd, type CallStoryEntry } from '../story/index.js';
export type { VerbEnd, VerbOptions } from './verb/index.js';
export {
  dial,
  type CallerId,
  type DialAborted,
  type DialAttempt,
  type DialCanceled,
  type DialCompleted,
  type DialConfirm,
  type DialConnection,
  type DialFailed,
  type DialOptions,
  type DialRecord,
  type DialReport,
  type DialResult,
  type DialTarget,
  type DialTargets,
  type DialWarning,
} from './dial/index.js';
export {
  Transfer,
  transfer,
  type AcceptedTransfer,
  type AcceptTransferOptions,
  type BlindTransferOptions,
  type RedirectOptions,
  type TransferOptions,
  type TransferResult,
  type WarmTransferOptions,
} from './transfer/index.js';
export {
  Queue,
  Queues,
  type QueueAgent,
  type QueueAgentState,
  type QueueCallerBefore,
  type QueueEntryOptions,
  type QueueFigures,
  type QueueOptions,
  type QueuePlace,
  type QueueResult,
} from './queue/index.js';
export { MemoryCallState, type CallState, type CallStateStore } from './state/index.js';
export {
  Conference,
  Conferences,
  type ConferenceOptions,
  type ConferenceResult,
  type Participant,
  type ParticipantOptions,
} from './conference/index.js';
