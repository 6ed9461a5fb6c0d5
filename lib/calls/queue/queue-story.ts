import type { Verb } from '../verb/index.js';
import type { QueueEntryOptions } from './queue-options.js';
import type { QueueResult } from './queue-result.js';

/** What others may see of a wait in a queue. Each dial to an agent tells its own story. */
export function queueVerb(queue: string, { priority, skills }: QueueEntryOptions): Verb<QueueResult> {
  return { kind: 'queue', parameters: { queue, priority, skills }, summary };
}

function summary(result: QueueResult): Readonly<Record<string, unknown>> {
  if (result.outcome !== 'served') return { ...result };
  return { waitMs: result.waitMs, agent: result.agent, talkMs: result.dial.talkMs };
}
