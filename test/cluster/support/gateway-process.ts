import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { compiledSamples } from '../../../sample/support/compiled-samples.js';

/** A gateway in an operating-system process of its own, ended with the test. */
export class GatewayProcess {
  private constructor(
    readonly pid: number,
    readonly url: string,
  ) {}

  /** Starts one on a Redis; those with the same prefix belong together. */
  static async start(redis: string, prefix: string): Promise<GatewayProcess> {
    // Given as text: beside its packages it finds the one that is published, by its name.
    const program = await readFile(new URL('gateway-process.mjs', import.meta.url), 'utf8');
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], {
      cwd: await compiledSamples(),
      env: { ...process.env, REDIS: redis, PREFIX: prefix },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
    const failed = once(child, 'exit').then(() => {
      throw new Error(`the gateway has ended: ${complaint}`);
    });
    failed.catch(() => {});
    const [port] = (await Promise.race([once(child.stdout, 'data'), failed])) as [Buffer];
    return new GatewayProcess(child.pid ?? 0, `ws://127.0.0.1:${port.toString('utf8').trim()}/ari-gateway`);
  }
}
