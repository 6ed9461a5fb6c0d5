import { execFile } from 'node:child_process';

/** What a finished command left behind. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** How a command is started. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Time limit in ms; the command is killed when it is over. Default 300,000. */
  readonly timeout?: number;
}

/** Runs a command to its end. Rejects only when it could not be started, or when its time is over. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandOutcome> {
  const settings = { timeout: 300_000, maxBuffer: 64 * 1024 * 1024, ...options };
  return new Promise((resolve, reject) => {
    execFile(command, [...args], settings, (error, output, errors) => {
      const code = error?.code ?? 0;
      if (error !== null && (typeof code !== 'number' || error.killed === true)) {
        const why = error.killed === true ? `took longer than ${settings.timeout} ms` : error.message;
        reject(new Error(`${command} ${args.join(' ')}: ${why}`, { cause: error }));
        return;
      }
      resolve({ exitCode: Number(code), output, errors });
    });
  });
}

/** As {@link runCommand}, and an exit code other than 0 rejects with what the command complained about. */
export async function runCommandOrFail(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { exitCode, output, errors } = await runCommand(command, args, options);
  if (exitCode === 0) return output;
  const complaint = errors.trim().split('\n').slice(-5).join('\n') || `exit code ${exitCode}`;
  throw new Error(`${command} ${args.slice(0, 3).join(' ')}: ${complaint}`);
}
