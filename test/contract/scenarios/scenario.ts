import type { EventRecorder } from '../event-recorder.js';
import type { World } from '../world.js';

/** One call, played the same way on both servers. */
export interface Scenario {
  readonly name: string;
  /** Plays the call to its end; resolves when the last event has come. */
  readonly play: (call: ScenarioCall) => Promise<void>;
}

/** What a scenario plays with. */
export class ScenarioCall {
  readonly world: World;
  readonly events: EventRecorder;
  readonly app: string;

  constructor(world: World, events: EventRecorder, app: string) {
    this.world = world;
    this.events = events;
    this.app = app;
  }

  /** Dials a Local extension into the application; gives the channel's id without waiting for it. */
  async dial(exten: string, more = ''): Promise<string> {
    const id = this.world.name('leg');
    const query = `endpoint=Local/${exten}@default&app=${this.app}&channelId=${id}&otherChannelId=far-${id}${more}`;
    await this.must('POST', `channels?${query}`);
    return id;
  }

  async must(method: string, path: string, body?: unknown): Promise<void> {
    await this.world.must(method, path, body);
  }

  /** Waits until both halves of a Local call are gone. */
  async gone(id: string): Promise<void> {
    await this.events.type('ChannelDestroyed', id);
    await this.events.type('ChannelDestroyed', `far-${id}`);
  }
}
