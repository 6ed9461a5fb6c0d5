import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AsteriskServer } from '../asterisk-server.js';
import { mainFile } from '../asterisk-process.js';
import type { AsteriskPorts } from '../configuration.js';
import { commandLineOf, endProcess } from '../process-life.js';

/** Default ports of the server that a person starts by hand: fixed, so that a terminal's history stays of use. */
const HTTP_PORT = 18_090;
const SIP_PORT = 15_062;

/** What is remembered of a server between two commands. */
export interface RunningAsterisk {
  readonly pid: number;
  readonly url: string;
  readonly username: string;
  readonly version: string;
  readonly ports: AsteriskPorts;
}

/** Where the server started by hand keeps its files; one for each user and port. */
export function runFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(tmpdir(), `asterisk-up-${process.getuid?.() ?? 0}-${httpPort(env)}`);
}

/** The server started by hand, if it runs. */
export async function findRunning(): Promise<RunningAsterisk | undefined> {
  const folder = runFolder();
  const text = await readFile(record(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const remembered: RunningAsterisk = JSON.parse(text);
  // The pid may belong to somebody else by now.
  return commandLineOf(remembered.pid).includes(mainFile(folder)) ? remembered : undefined;
}

/** Starts it in the background; it outlives this process. */
export async function startRunning(env: NodeJS.ProcessEnv = process.env): Promise<RunningAsterisk> {
  const folder = runFolder(env);
  await rm(folder, { recursive: true, force: true });
  const { pid, url, username, version, ports } = await AsteriskServer.start({
    httpPort: httpPort(env),
    sipPort: Number(env['ASTERISK_SIP_PORT'] ?? SIP_PORT),
    modules: env['ASTERISK_MODULES'] === 'all' ? 'all' : 'needed',
    confExtra: env['ASTERISK_CONF_EXTRA'],
    runFolder: folder,
    endsWithUs: false,
  });
  const running = { pid, url, username, version, ports };
  await writeFile(record(folder), JSON.stringify(running));
  return running;
}

/** Stops it and removes its files. */
export async function stopRunning({ pid }: RunningAsterisk): Promise<void> {
  await endProcess(pid);
  await rm(runFolder(), { recursive: true, force: true });
}

function httpPort(env: NodeJS.ProcessEnv): number {
  return Number(env['ASTERISK_HTTP_PORT'] ?? HTTP_PORT);
}

function record(folder: string): string {
  return join(folder, 'up.json');
}
