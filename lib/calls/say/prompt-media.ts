import { AriConfigurationException, AriInvalidCallException } from '../../client/index.js';
import type { VerbScope } from '../verb/index.js';
import type { Prompt, Spoken } from './prompt.js';
import type { Synthesizer } from './synthesizer.js';

/** The kinds of media that Asterisk plays. One of another kind it accepts, and never says that it has ended. */
const SCHEMES = ['sound', 'recording', 'number', 'digits', 'characters', 'tone'];

/** What a prompt is spoken and played with. */
export interface PromptVoice {
  readonly connection: string;
  /** Name of the verb, for messages. */
  readonly verb: string;
  readonly language?: string;
  readonly synthesizer?: Synthesizer;
}

/** The parts of a prompt, in order. */
export function promptParts(prompt: Prompt): readonly (string | Spoken)[] {
  return Array.isArray(prompt) ? (prompt as readonly (string | Spoken)[]) : [prompt as string | Spoken];
}

/**
 * Checks a prompt before anything is played.
 *
 * @throws {AriInvalidCallException} a medium is no URI of a kind that Asterisk plays.
 * @throws {AriConfigurationException} a text is to be spoken, and there is no synthesizer.
 */
export function checkPrompt(prompt: Prompt, voice: PromptVoice): void {
  for (const part of promptParts(prompt)) {
    if (typeof part === 'string') checkMedium(part, voice);
    else if (typeof part?.text !== 'string') refuse(voice, 'holds a part that is neither a media URI nor { text }');
    else if (voice.synthesizer === undefined) {
      const expected = 'is missing, and there is a text to be spoken: give a Synthesizer';
      throw new AriConfigurationException(voice.connection, `${voice.verb}.synthesizer`, expected);
    }
  }
}

/** The media URIs of a prompt; texts are spoken for it, all at once. */
export async function promptMedia(prompt: Prompt, voice: PromptVoice, scope: VerbScope): Promise<string[]> {
  const parts = promptParts(prompt);
  if (parts.every((part) => typeof part === 'string')) return [...parts];
  return Promise.all(
    parts.map((part) => (typeof part === 'string' ? Promise.resolve(part) : spoken(part, voice, scope.signal))),
  );
}

async function spoken({ text, language, voice }: Spoken, with_: PromptVoice, signal: AbortSignal): Promise<string> {
  const media = await with_.synthesizer?.synthesize(text, { language: language ?? with_.language, voice, signal });
  if (typeof media !== 'string') return refuse(with_, 'holds a text for which the synthesizer gave no media URI');
  checkMedium(media, with_);
  return media;
}

function checkMedium(media: string, voice: PromptVoice): void {
  const [scheme = '', rest = ''] = media.split(/:(.*)/s);
  if (SCHEMES.includes(scheme) && rest !== '') return;
  refuse(voice, `holds a medium that Asterisk cannot play; media URIs begin with ${SCHEMES.join(':, ')}:`);
}

function refuse({ connection, verb }: PromptVoice, problem: string): never {
  throw new AriInvalidCallException({ operation: verb, connection, parameter: 'prompt', problem });
}
