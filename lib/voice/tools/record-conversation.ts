import type { VoiceCall, VoiceTool } from '../ports/index.js';

/**
 * A tool that records both sides from now on, until the conversation ends.
 *
 * @param options - `file` gives the name of the recording, default `voice-` and the id of the channel; `format` is one that
 *   Asterisk knows, default `wav`.
 * @publicApi
 */
export function recordConversation(
  options: {
    readonly file?: (call: VoiceCall) => string;
    readonly format?: string;
    readonly name?: string;
  } = {},
): VoiceTool {
  const { file = ({ channel }) => `voice-${channel.id}`, format = 'wav', name = 'record' } = options;
  const recorded = new WeakSet<VoiceCall>();
  return {
    name,
    description: 'Records the conversation from now on. Ask the caller for permission first.',
    async run(_input, call) {
      const { bridge } = call.media;
      if (bridge === undefined) return { error: 'the sound is that of a tap: record the call itself' };
      if (recorded.has(call)) return { recording: true };
      recorded.add(call);
      await bridge.record({ name: file(call), format, ifExists: 'overwrite' });
      return { recording: true };
    },
  };
}
