import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AriDataOptions } from 'nestjs-ari/data';
import type { CallLegRecord, CallRecord } from 'nestjs-ari/history';
import { onTestFinished } from 'vitest';
import { compiledSamples } from '../../../sample/support/compiled-samples.js';

/** Where it works. */
export interface RecordedPlace {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly app: string;
  readonly data: AriDataOptions;
}

/** What has been written. */
export interface RecordedRows {
  readonly calls: readonly CallRecord[];
  readonly legs: readonly CallLegRecord[];
  /** How many messages the mailboxes have. */
  readonly messages: number;
}

/**
 * An application with a call history and a voicemail in an operating-system process of its own, which hears every channel of its
 * Asterisk. Ended with the test.
 */
export class RecordedProcess {
  #requests = 0;

  private constructor(private readonly child: ChildProcess) {}

  static async start(place: RecordedPlace): Promise<RecordedProcess> {
    // Given as text: beside its packages it finds the one that is published, by its name.
    const program = await readFile(new URL('recorded-process.mjs', import.meta.url), 'utf8');
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: await compiledSamples(),
      env: { ...process.env, RECORDED: JSON.stringify(place) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const failed = once(child, 'exit').then(() => {
      throw new Error('the recorded application has ended before it was ready');
    });
    failed.catch(() => {});
    await Promise.race([once(child, 'message'), failed]);
    return new RecordedProcess(child);
  }

  /** Writes what it knows, and tells what is written. */
  rows(): Promise<RecordedRows> {
    const own = (this.#requests += 1);
    return new Promise((resolve) => {
      const hear = (answer: RecordedRows & { readonly request: number }): void => {
        if (answer.request !== own) return;
        this.child.off('message', hear);
        resolve(answer);
      };
      this.child.on('message', hear);
      this.child.send(own);
    });
  }

  /** Ends it like a power cut. */
  async kill(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
