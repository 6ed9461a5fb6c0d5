import type { ToolDescription } from '../ports/index.js';
import type { OpenAiRealtimeSettings } from './open-ai-realtime-options.js';

/** The first message of a conversation: what the model is, how it sounds, and which tools it has. */
export function sessionUpdate(settings: OpenAiRealtimeSettings, tools: readonly ToolDescription[]): object {
  const { instructions, voice, session } = settings;
  const format = settings.format === 'ulaw' ? { type: 'audio/pcmu' } : { type: 'audio/pcm', rate: 24_000 };
  return {
    type: 'session.update',
    session: {
      type: 'realtime',
      output_modalities: ['audio'],
      ...(instructions === undefined ? {} : { instructions }),
      audio: {
        input: { format, turn_detection: { type: 'server_vad' } },
        output: { format, ...(voice === undefined ? {} : { voice }) },
      },
      ...(tools.length === 0 ? {} : { tools: tools.map(functionTool), tool_choice: 'auto' }),
      ...session,
    },
  };
}

function functionTool({ name, description, parameters }: ToolDescription): object {
  return { type: 'function', name, description, parameters: parameters ?? { type: 'object', properties: {} } };
}
