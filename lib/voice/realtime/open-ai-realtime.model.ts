import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ModelSession, RealtimeModel, ToolDescription } from '../ports/index.js';
import { OpenAiRealtimeSession } from './open-ai-realtime-session.js';
import {
  openAiRealtimeSettings,
  type OpenAiRealtimeOptions,
  type OpenAiRealtimeSettings,
} from './open-ai-realtime-options.js';
import { sessionUpdate } from './session-update.js';

/** One message of a server; more ends the connection. */
const LONGEST_MESSAGE = 16 * 1_024 * 1_024;

/**
 * A speech-to-speech model behind a WebSocket that speaks OpenAI's Realtime protocol, of OpenAI or of somebody else. The
 * server decides when a turn is over. The key goes into the handshake alone; each conversation has a connection of its own, and
 * none is made anew: the model's memory is gone with it.
 *
 * @example
 * new VoiceAgent({ model: new OpenAiRealtimeModel({ url: 'wss://models.example.com/v1/realtime?model=m', apiKey, instructions }) });
 * @publicApi
 */
export class OpenAiRealtimeModel implements RealtimeModel {
  readonly #settings: OpenAiRealtimeSettings;

  /** @throws {AriConfigurationException} an option is wrong. */
  constructor(options: OpenAiRealtimeOptions) {
    this.#settings = openAiRealtimeSettings(options);
  }

  async connect({
    tools,
    signal,
  }: {
    readonly tools: readonly ToolDescription[];
    readonly signal: AbortSignal;
  }): Promise<ModelSession> {
    const { url, headers, timeout, format } = this.#settings;
    const socket = new WebSocket(url, {
      headers,
      handshakeTimeout: timeout,
      maxPayload: LONGEST_MESSAGE,
      perMessageDeflate: false,
    });
    // Made before it is open, so that no first word is missed.
    const session = new OpenAiRealtimeSession(socket, format);
    try {
      await once(socket, 'open', { signal });
    } catch (error) {
      session.close();
      throw error;
    }
    session.send(sessionUpdate(this.#settings, tools));
    return session;
  }
}
