import { join } from 'node:path';
import { packageRoot } from '../../../asterisk/package-root.js';
import { runCommand, type CommandOutcome } from '../../../asterisk/run-command.js';
import { builtCommandLine } from '../../../package/support/packed-package.js';

/** The built one, where it is of the sources as they are now: it starts in a third of the time. */
const built = await builtCommandLine();
const COMMAND =
  built === undefined
    ? [join(packageRoot(), 'node_modules/tsx/dist/cli.mjs'), join(packageRoot(), 'lib/cli/main.ts')]
    : [built];

/** One line of what the doctor found. */
export interface Found {
  readonly check: string;
  readonly level: 'ok' | 'unknown' | 'warning' | 'problem';
  readonly text: string;
  readonly change?: string;
}

/** The command line, with nothing of this machine's environment that it reads. */
export function doctorProcess(args: readonly string[]): { readonly line: string[]; readonly env: NodeJS.ProcessEnv } {
  const own = Object.entries(process.env).filter(([name]) => !/^(ARI_|FORCE_COLOR|NO_COLOR|VITEST)/.test(name));
  return { line: [process.execPath, ...COMMAND, 'doctor', ...args], env: Object.fromEntries(own) };
}

/** Runs the command line as a process of its own. */
export function runDoctor(args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<CommandOutcome> {
  const { line, env } = doctorProcess(args);
  const [command = '', ...rest] = line;
  return runCommand(command, rest, { env: { ...env, ...extra }, timeout: 60_000 });
}

/** What it found, asked for as JSON. */
export async function examined(
  url: string,
  [username, password]: readonly [string, string],
  ...args: readonly string[]
): Promise<{ readonly exitCode: number; readonly output: string; readonly found: readonly Found[] }> {
  const outcome = await runDoctor(['--url', url, '--username', username, '--json', ...args], {
    ARI_PASSWORD: password,
  });
  const report = JSON.parse(outcome.output) as { readonly findings: readonly Found[]; readonly exitCode: number };
  if (report.exitCode !== outcome.exitCode) throw new Error(`it ended with ${outcome.exitCode}: ${outcome.output}`);
  return { exitCode: outcome.exitCode, output: outcome.output + outcome.errors, found: report.findings };
}

/** The findings of one check. */
export function of(check: string, found: readonly Found[]): readonly Found[] {
  return found.filter((finding) => finding.check === check);
}
