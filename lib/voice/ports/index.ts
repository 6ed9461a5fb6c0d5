export type { AgentUtterance, Brain, ToolCall, Utterance } from './brain.js';
export type { CutAnswer, ModelEvent, ModelSession, RealtimeModel } from './realtime-model.js';
export type { Heard, SpeechRecognizer } from './recognizer.js';
export type { SpokenPiece, SpeechSynthesizer } from './synthesizer.js';
export type { TalkOutcome, VoiceCall } from './voice-call.js';
export type { ToolDescription, VoiceTool } from './voice-tool.js';
