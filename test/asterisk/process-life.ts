import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from './error-code.js';

/**
 * Whether a process runs. A zombie does not: in a container whose first process reaps nobody it would stay for ever,
 * and a signal 0 would still find it. It does run while other threads outlive its first one and hold its sockets.
 */
export function isAlive(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const threads = Number(/^Threads:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    return !/^State:\s+[ZX]/m.test(status) || threads > 1;
  } catch {
    return false;
  }
}

/** The command line of a process, `''` when it is gone. Proves that a remembered pid was not given to a stranger. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Waits until the process is gone; `false` when it still runs after `timeout` ms. */
export async function waitForEnd(pid: number, timeout: number): Promise<boolean> {
  const deadline = Date.now() + timeout;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(10);
  }
  return true;
}

/** Ends a process: SIGTERM, and SIGKILL when it is still there after `patience` ms. */
export async function endProcess(pid: number, patience = 30_000): Promise<void> {
  sendSignal(pid, 'SIGTERM');
  // A test may have frozen it with SIGSTOP: it must wake up to hear.
  sendSignal(pid, 'SIGCONT');
  if (await waitForEnd(pid, patience)) return;
  await killProcess(pid);
}

/** Ends a process at once, without giving it time for anything. */
export async function killProcess(pid: number): Promise<void> {
  sendSignal(pid, 'SIGKILL');
  if (!(await waitForEnd(pid, 30_000))) throw new Error(`process ${pid} did not end on SIGKILL`);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
