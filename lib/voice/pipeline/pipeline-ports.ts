import type { Brain, SpeechRecognizer, SpeechSynthesizer } from '../ports/index.js';

/** The three ports that make a model together. */
export interface PipelinePorts {
  readonly recognizer: SpeechRecognizer;
  readonly brain: Brain;
  readonly synthesizer: SpeechSynthesizer;
}
