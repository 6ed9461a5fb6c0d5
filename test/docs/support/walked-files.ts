import { Session } from 'node:inspector/promises';

/** Files of `lib` in which something ran. */
export interface WalkedFiles {
  /** Those of which a function with a name ran. */
  readonly certain: ReadonlySet<string>;
  /** Those and others, of which only functions without a name ran: callbacks, and what Vite makes of an export. */
  readonly possible: ReadonlySet<string>;
}

/** Records which files of `lib/client` and `lib/module` a piece of work passes, by the counts of the engine itself. */
export class WalkRecorder {
  readonly #session = new Session();

  static async start(): Promise<WalkRecorder> {
    const recorder = new WalkRecorder();
    recorder.#session.connect();
    await recorder.#session.post('Profiler.enable');
    await recorder.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    return recorder;
  }

  async of(work: () => Promise<unknown>): Promise<WalkedFiles> {
    // What was counted before is forgotten.
    await this.#session.post('Profiler.takePreciseCoverage');
    await work();
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    const certain = new Set<string>();
    const possible = new Set<string>();
    for (const { url, functions } of result) {
      const file = /\/(lib\/(?:client|module)\/.*\.ts)$/.exec(url)?.[1];
      if (file === undefined || file.endsWith('/index.ts')) continue;
      const called = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0);
      if (called.length > 0) possible.add(file);
      if (called.some(({ functionName }) => functionName !== '')) certain.add(file);
    }
    return { certain, possible };
  }

  stop(): void {
    this.#session.disconnect();
  }
}
