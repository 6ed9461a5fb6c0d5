import { randomUUID } from 'node:crypto';
import { RedisBroker, type RedisBrokerOptions } from 'nestjs-ari/cluster';
import type { BrokerEntry, BrokerPosition } from 'nestjs-ari/resources';
import { onTestFinished, vi } from 'vitest';

/** Keys that no other test has. */
export const ownPrefix = (): string => `test-${randomUUID()}`;

/** A broker that is open, and closed at the end of the test. */
export async function openBroker(options: RedisBrokerOptions): Promise<RedisBroker> {
  const broker = new RedisBroker(options);
  onTestFinished(() => broker.close());
  await broker.open();
  return broker;
}

/** Listens to a topic, and keeps what it hears. */
export class Listener {
  readonly entries: BrokerEntry[] = [];
  readonly gaps: BrokerPosition[] = [];
  position: BrokerPosition = { epoch: '', seq: -1 };
  stop: () => void = () => {};

  static async to(broker: RedisBroker, topic: string): Promise<Listener> {
    const listener = new Listener();
    const heard = (entry: BrokerEntry): void => void listener.entries.push(entry);
    const { position, stop } = await broker.listen(topic, heard, (gap) => listener.gaps.push(gap));
    return Object.assign(listener, { position, stop });
  }

  get messages(): unknown[] {
    return this.entries.map(({ message }) => message);
  }

  async heard(...messages: unknown[]): Promise<void> {
    await vi.waitFor(() => {
      if (JSON.stringify(this.messages.slice(-messages.length)) === JSON.stringify(messages)) return;
      throw new Error(`heard ${JSON.stringify(this.messages.slice(-20))}`);
    }, WAIT);
  }

  async interrupted(times: number): Promise<void> {
    await vi.waitFor(() => {
      if (this.gaps.length !== times) throw new Error(`${this.gaps.length} of ${times} gaps`);
    }, WAIT);
  }
}

export const WAIT = { timeout: 30_000, interval: 10 };
