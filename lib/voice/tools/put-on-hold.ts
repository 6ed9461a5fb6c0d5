import { hold } from '../../calls/index.js';
import type { VoiceTool } from '../ports/index.js';

const LONGEST_SECONDS = 600;

/**
 * A tool that lets the caller wait with music, for some seconds that the model names, at most ten minutes.
 * @publicApi
 */
export function putOnHold(options: { readonly music?: string; readonly name?: string } = {}): VoiceTool {
  const { music, name = 'hold' } = options;
  return {
    name,
    description: 'Lets the caller wait with music for some seconds. Say first that you do so.',
    parameters: {
      type: 'object',
      properties: { seconds: { type: 'number', minimum: 1, maximum: LONGEST_SECONDS } },
      required: ['seconds'],
      additionalProperties: false,
    },
    async run(input, call, { signal }) {
      const { seconds } = (typeof input === 'object' && input !== null ? input : {}) as { seconds?: unknown };
      if (typeof seconds !== 'number' || !(seconds >= 0.1) || seconds > LONGEST_SECONDS) {
        return { error: `"seconds" must be a number, at most ${LONGEST_SECONDS}` };
      }
      await call.lastWord();
      return call.aside(async () => {
        const { outcome } = await hold(call.channel, { music, limit: Math.round(seconds * 1_000), signal });
        return { outcome };
      });
    },
  };
}
