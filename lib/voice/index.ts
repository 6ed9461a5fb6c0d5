export {
  Conversation,
  VOICE_TURNS,
  VoiceAgent,
  type DigitOptions,
  type FillerOptions,
  type AgentFallback,
  type NoInputOptions,
  type TalkEnd,
  type VoiceAgentOptions,
  type VoiceTurn,
} from './agent/index.js';
export { sentences } from './feed/index.js';
export { EnergyRecognizer, ProgramSynthesizer, ToneSynthesizer, type EnergyOptions } from './local/index.js';
export type {
  AgentUtterance,
  Brain,
  CutAnswer,
  Heard,
  ModelEvent,
  ModelSession,
  RealtimeModel,
  SpeechRecognizer,
  SpokenPiece,
  SpeechSynthesizer,
  TalkOutcome,
  ToolCall,
  ToolDescription,
  Utterance,
  VoiceCall,
  VoiceTool,
} from './ports/index.js';
export { OpenAiRealtimeModel, type OpenAiRealtimeOptions } from './realtime/index.js';
export { hangUp, putOnHold, recordConversation, transferTo, type TransferToOptions } from './tools/index.js';
