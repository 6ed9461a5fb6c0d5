import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { eventually } from '../../../client/support/eventually.js';

/** Ends as its program does. */
const PYTHON = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

/** A command that runs another one on a terminal of its own. */
type TerminalMaker = (line: readonly string[]) => readonly [command: string, args: readonly string[]];

const SCRIPT: TerminalMaker = (line) => ['script', ['-qec', `exec ${line.map(quoted).join(' ')}`, '/dev/null']];
const PTY: TerminalMaker = (line) => ['python3', ['-c', PYTHON, ...line]];

/** What to say where a test that needs a terminal is left out. */
export const NO_TERMINAL = 'this machine has neither the "script" of util-linux nor a python3 with "pty"';

/** How this machine makes a terminal; undefined where it cannot. */
export function terminalMaker(): TerminalMaker | undefined {
  const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' });
  if (stdout?.includes('util-linux')) return SCRIPT;
  return spawnSync('python3', ['-c', 'import pty']).status === 0 ? PTY : undefined;
}

/** A program on a terminal: what stands on the screen, and somebody who types. */
export class Terminal {
  /** Everything that was shown. */
  screen = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;

  constructor(maker: TerminalMaker, line: readonly string[], env: NodeJS.ProcessEnv) {
    const [command, args] = maker(line);
    const child = spawn(command, args, { env: { ...env, SHELL: '/bin/sh', TERM: 'xterm' }, stdio: 'pipe' });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.screen += text));
    // Whoever types on after the end has lost nothing.
    child.stdin.on('error', () => {});
    this.#child = child;
    this.#ended = once(child, 'close');
    onTestFinished(() => void child.kill());
  }

  /** Resolves when this is on the screen. */
  async shows(text: string): Promise<void> {
    await eventually(() => {
      if (!this.screen.includes(text)) throw new Error(`"${text}" is not on the screen: ${this.screen}`);
    });
  }

  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** Resolves with the exit code. */
  async ended(): Promise<number | null> {
    const [code] = (await this.#ended) as [number | null];
    return code;
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
