import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from '../debian/launched-process.js';
import type { AsteriskPackage } from './asterisk-package.js';
import { runCommand } from './run-command.js';

/** A time zone and language of the machine must not colour what Asterisk says. */
const ENVIRONMENT = { ...process.env, LC_ALL: 'C' };

/**
 * Starts Asterisk on the configuration in `runFolder` and gives its process id.
 * @param endsWithUs whether it ends when this process dies without stopping it. It never gets the terminal's Ctrl-C.
 */
export function launchAsterisk(asterisk: AsteriskPackage, runFolder: string, endsWithUs: boolean): Promise<number> {
  const { command, args } = asterisk.command('usr/sbin/asterisk', ['-C', mainFile(runFolder), '-f', '-n', '-q']);
  return launch({ command, args, cwd: runFolder, env: ENVIRONMENT, console: consoleFile(runFolder), endsWithUs });
}

/** Runs one command on the control socket of a running Asterisk and gives what it printed. */
export async function consoleCommand(asterisk: AsteriskPackage, runFolder: string, line: string): Promise<string> {
  const { command, args } = asterisk.command('usr/sbin/asterisk', ['-C', mainFile(runFolder), '-rx', line]);
  const { exitCode, output, errors } = await runCommand(command, args, { env: ENVIRONMENT, timeout: 30_000 });
  if (exitCode !== 0) throw new Error(`Asterisk did not take "${line}": ${(errors || output).trim()}`);
  return output;
}

/** The last lines that Asterisk wrote, to its log and to its standard output. */
export async function logTail(runFolder: string, lines = 20): Promise<string> {
  const texts = await Promise.all([logFile(runFolder), consoleFile(runFolder)].map(readOrEmpty));
  return texts.join('').trimEnd().split('\n').slice(-lines).join('\n');
}

/** The whole log of notices, warnings and errors. */
export function readLog(runFolder: string): Promise<string> {
  return readOrEmpty(logFile(runFolder));
}

/** The file that a server's command line names; tells our server from any other process. */
export function mainFile(runFolder: string): string {
  return join(runFolder, 'etc/asterisk.conf');
}

function logFile(runFolder: string): string {
  return join(runFolder, 'log/full');
}

function consoleFile(runFolder: string): string {
  return join(runFolder, 'log/console');
}

function readOrEmpty(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
