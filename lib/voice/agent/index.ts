export { Conversation } from './conversation.js';
export type { TalkEnd } from './talk-end.js';
export { VoiceAgent } from './voice-agent.js';
export type {
  DigitOptions,
  FillerOptions,
  AgentFallback,
  NoInputOptions,
  VoiceAgentOptions,
} from './voice-agent-options.js';
export { VOICE_TURNS, type VoiceTurn } from './voice-turn.js';
