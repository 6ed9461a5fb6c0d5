import { transfer, type DialTargets, type TransferOptions } from '../../calls/index.js';
import type { VoiceTool } from '../ports/index.js';

/**
 * Where an agent may transfer a caller to.
 * @publicApi
 */
export interface TransferToOptions {
  /** What the model may name, and what is dialled then. Nothing else can be called. */
  readonly destinations: Readonly<Record<string, DialTargets>>;
  /** How it is done: see `transfer` in `nestjs-ari/calls`. Default: blind. */
  readonly transfer?: TransferOptions;
  readonly name?: string;
  readonly description?: string;
}

/**
 * A tool that transfers the caller, after the agent's last word was heard. The agent waits meanwhile. When nobody takes the
 * caller, he is back with the agent, and the model learns why; otherwise the conversation has ended, as `transferred`.
 * @publicApi
 */
export function transferTo(options: TransferToOptions): VoiceTool {
  const { destinations, transfer: how, name = 'transfer', description } = options;
  const known = Object.keys(destinations);
  return {
    name,
    description: description ?? 'Transfers the caller to somebody else. Say first that you do so.',
    parameters: {
      type: 'object',
      properties: { destination: { type: 'string', enum: known } },
      required: ['destination'],
      additionalProperties: false,
    },
    async run(input, call, { signal }) {
      const destination = destinationOf(input);
      const targets = Object.hasOwn(destinations, destination) ? destinations[destination] : undefined;
      if (targets === undefined) return { error: `there is no such destination; known are ${known.join(', ')}` };
      await call.lastWord();
      return call.aside(async () => {
        const { outcome } = await transfer(call.channel, targets, { signal, ...how });
        if (outcome === 'transferred' || outcome === 'redirected') call.end('transferred');
        return { outcome };
      });
    },
  };
}

function destinationOf(input: unknown): string {
  const { destination } = (typeof input === 'object' && input !== null ? input : {}) as { destination?: unknown };
  return typeof destination === 'string' ? destination : '';
}
