import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { runCommandOrFail } from '../asterisk/run-command.js';
import { PackageMissingException } from './package-missing.exception.js';

const KEYRINGS = ['/usr/share/keyrings/debian-archive-keyring.gpg', '/usr/share/keyrings/debian-archive-keyring.pgp'];

/** Where the machine's own apt takes Debian from. */
export interface MachineSource {
  /** Address of the mirror, with a slash at its end. */
  readonly mirror: string;
  /** The suite that the machine is made of: a release's name, or `stable`, `testing`, … */
  readonly suite: string;
}

/**
 * Reads it from what an update of the machine's apt would fetch, because the package lists of a fresh container are
 * empty and say nothing.
 * @throws PackageMissingException without apt, or where apt knows no Debian mirror.
 */
export async function machineSource(): Promise<MachineSource> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const codename = /^VERSION_CODENAME="?([^"\n]+)/m.exec(release)?.[1] ?? 'stable';
  const suites = [codename, 'stable', 'testing', 'unstable', 'sid'];
  for (const [, mirror, suite] of (await planOfUpdate()).matchAll(/^'(.+?)dists\/([^/']+)\/InRelease'/gm)) {
    if (mirror !== undefined && suite !== undefined && suites.includes(suite)) return { mirror, suite };
  }
  throw new PackageMissingException("no Debian mirror stands in this machine's apt configuration");
}

/** A line of apt's list of sources. */
export function sourceLine(mirror: string, suite: string): string {
  const keyring = KEYRINGS.find((file) => existsSync(file));
  return `deb ${keyring === undefined ? '' : `[signed-by=${keyring}] `}${mirror} ${suite} main\n`;
}

async function planOfUpdate(): Promise<string> {
  try {
    return await runCommandOrFail('apt-get', ['--print-uris', 'update'], { env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    throw new PackageMissingException('this machine has no working apt-get', { cause: error });
  }
}
