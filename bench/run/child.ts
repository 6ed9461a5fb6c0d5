import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measurement, Task } from './measurement.js';

/** Nothing that is measured takes longer; what does is broken. In milliseconds. */
const PATIENCE = process.env['SOAK'] === '1' ? 600_000 : 60_000;

/** Lets a process of its own measure a subject. It is gone when this resolves. */
export async function measureInChild(subject: string, task: Task, library?: string): Promise<Measurement> {
  const child = fork(join(import.meta.dirname, 'subject-process.js'), [], {
    execArgv: ['--expose-gc', ...profileArguments(subject)],
    env: environment(library),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const errors: string[] = [];
  child.stderr?.on('data', (text: Buffer) => errors.push(text.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const exit = once(child, 'exit');
  try {
    child.send({ ...task, subject });
    const answer = await Promise.race([message(child), exit.then(() => undefined)]);
    if (answer?.measurement !== undefined) return answer.measurement;
    throw new Error(`${subject}: ${answer?.error ?? `ended without a result\n${errors.join('')}`}`);
  } finally {
    clearTimeout(timer);
    await exit;
  }
}

interface Answer {
  readonly measurement?: Measurement;
  readonly error?: string;
}

async function message(child: ChildProcess): Promise<Answer> {
  const [answer] = (await once(child, 'message')) as [Answer];
  return answer;
}

function environment(library: string | undefined): NodeJS.ProcessEnv {
  return library === undefined ? process.env : { ...process.env, BENCH_LIBRARY: library };
}

/** `BENCH_PROFILE=folder` writes a CPU profile of every subject there. */
function profileArguments(subject: string): string[] {
  const folder = process.env['BENCH_PROFILE'];
  if (folder === undefined) return [];
  return ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${subject}-${Date.now()}.cpuprofile`];
}
