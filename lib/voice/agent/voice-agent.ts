import type { Channel } from '../../client/index.js';
import type { MediaStream } from '../../media/index.js';
import { Conversation } from './conversation.js';
import { voiceAgentSettings, type VoiceAgentOptions, type VoiceAgentSettings } from './voice-agent-options.js';

/**
 * Speaks with callers: hears them, lets a model answer, is silent when they interrupt, and uses tools. One agent serves any
 * number of calls; each conversation has its own memory.
 *
 * @example
 * const agent = new VoiceAgent({ recognizer, brain, synthesizer, greeting: 'What can I do for you?', tools: [hangUp()] });
 * const media = await openMedia(channel, { format: 'slin16' });
 * const { outcome } = await agent.talk(channel, media).ended;
 * @publicApi
 */
export class VoiceAgent {
  readonly #settings: VoiceAgentSettings;

  /** @throws {AriConfigurationException} an option is wrong, or a part is missing. */
  constructor(options: VoiceAgentOptions) {
    this.#settings = voiceAgentSettings(options);
  }

  /**
   * Begins a conversation over the sound of a call. It ends with the call, by a tool, or as the options say; the stream stays
   * open where the caller stays.
   *
   * @param options - `signal` ends it: the caller stays in the application.
   */
  talk(channel: Channel, media: MediaStream, options: { readonly signal?: AbortSignal } = {}): Conversation {
    return new Conversation(channel, media, this.#settings, options.signal);
  }
}
