import type { OnApplicationShutdown } from '@nestjs/common';
import { Queues } from '../queue/index.js';

/** Queues that end their timers with the application, after its calls. */
export class InjectedQueues extends Queues implements OnApplicationShutdown {
  onApplicationShutdown(): void {
    this.close();
  }
}
