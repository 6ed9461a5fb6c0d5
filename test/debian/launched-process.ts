import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';

const SETPRIV = '/usr/bin/setpriv';

/** How a server is started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The file to which its standard output and errors are appended. */
  readonly console: string;
  /** Whether it ends when this process dies without stopping it. Default true. */
  readonly endsWithUs?: boolean;
  /** Further arguments of `setpriv`. */
  readonly privileges?: readonly string[];
}

/** Starts a server in the background and gives its process id. It never gets the terminal's Ctrl-C. */
export async function launch(plan: Launch): Promise<number> {
  const [command, ...args] = [...guard(plan), plan.command, ...plan.args];
  const console = await open(plan.console, 'a');
  try {
    const child = spawn(command ?? plan.command, args, {
      cwd: plan.cwd,
      env: plan.env ?? process.env,
      detached: true,
      stdio: ['ignore', console.fd, console.fd],
    });
    child.unref();
    const failure = new Promise<never>((_, reject) => child.once('error', reject));
    const started = new Promise<void>((resolve) => child.once('spawn', resolve));
    await Promise.race([started, failure]);
    return child.pid ?? 0;
  } finally {
    await console.close();
  }
}

function guard({ endsWithUs = true, privileges = [] }: Launch): string[] {
  const death = endsWithUs && existsSync(SETPRIV) ? ['--pdeathsig', 'KILL'] : [];
  return death.length + privileges.length === 0 ? [] : [SETPRIV, ...privileges, ...death];
}
