import type { VoiceTool } from '../ports/index.js';

/**
 * A tool by which the agent hangs up, after its last word was heard. A caller who interrupts the goodbye is not hung up on: the
 * model learns of it.
 * @publicApi
 */
export function hangUp(options: { readonly name?: string; readonly description?: string } = {}): VoiceTool {
  const {
    name = 'hang_up',
    description = 'Hangs up. Say goodbye first. Use it when the caller has said goodbye, or needs nothing more.',
  } = options;
  return {
    name,
    description,
    async run(_input, call) {
      if ((await call.lastWord()) === 'interrupted') return { hungUp: false, reason: 'the caller has interrupted' };
      call.end('agent');
      await call.channel.hangup({ ifGone: 'ignore' });
      return { hungUp: true };
    },
  };
}
