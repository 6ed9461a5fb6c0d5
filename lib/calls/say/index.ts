export { CachedSynthesizer } from './cached-synthesizer.js';
export { hold, type HoldOptions } from './hold.js';
export { pause } from './pause.js';
export type { PlayOptions } from './play-options.js';
export { play, type PlayOutcome, say } from './play.js';
export { checkPrompt, promptParts, type PromptVoice } from './prompt-media.js';
export type { Prompt, Spoken } from './prompt.js';
export { type PromptEnd, type PromptPlan, RunningPrompt } from './running-prompt.js';
export type { SynthesisOptions, Synthesizer } from './synthesizer.js';
