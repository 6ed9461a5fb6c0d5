export { Queue } from './queue.js';
export type {
  QueueAgent,
  QueueAgentState,
  QueueCallerBefore,
  QueueEntryOptions,
  QueueOptions,
  QueuePlace,
} from './queue-options.js';
export type { QueueFigures, QueueResult } from './queue-result.js';
export { Queues } from './queues.js';
