import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AsteriskMissingException } from './asterisk-missing.exception.js';
import { runCommandOrFail } from './run-command.js';

const KEYRINGS = ['/usr/share/keyrings/debian-archive-keyring.gpg', '/usr/share/keyrings/debian-archive-keyring.pgp'];

/**
 * An apt of our own in a folder: own lists, own sources, and an empty list of installed packages, so that a
 * dependency closure is complete down to the C library. It needs no root and leaves the machine's apt as it is.
 */
export class PrivateApt {
  private constructor(private readonly configurationFile: string) {}

  /** Writes the configuration into `folder` and loads the package index of the suite. */
  static async open(folder: string, suite: string): Promise<PrivateApt> {
    const source = `deb ${keyringOption()}${await machineMirror()} ${suite} main\n`;
    await mkdir(join(folder, 'state/lists/partial'), { recursive: true });
    await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
    await writeFile(join(folder, 'status'), '');
    await writeFile(join(folder, 'sources.list'), source);
    await writeFile(join(folder, 'apt.conf'), configuration(folder));
    const apt = new PrivateApt(join(folder, 'apt.conf'));
    await apt.run(['-qq', 'update']);
    return apt;
  }

  /** Names of all packages that an installation of `wanted` on an empty machine would bring. */
  async closureOf(wanted: readonly string[]): Promise<string[]> {
    const plan = await this.run(['--simulate', 'install', ...wanted]);
    return [...new Set([...plan.matchAll(/^Inst (\S+)/gm)].map((line) => line[1] ?? ''))].toSorted();
  }

  /** Downloads package files into `folder` without installing anything. */
  async download(packages: readonly string[], folder: string): Promise<void> {
    await this.run(['-qq', 'download', ...packages], folder);
  }

  private async run(args: readonly string[], cwd?: string): Promise<string> {
    const env = { ...process.env, LC_ALL: 'C', APT_CONFIG: this.configurationFile };
    try {
      return await runCommandOrFail('apt-get', args, { env, cwd });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new AsteriskMissingException(`the packages could not be fetched: ${why}`, { cause: error });
    }
  }
}

function configuration(folder: string): string {
  return `
Dir::State "${folder}/state"; Dir::State::status "${folder}/status"; Dir::State::lists "${folder}/state/lists";
Dir::Cache "${folder}/cache"; Dir::Cache::archives "${folder}/cache/archives";
Dir::Etc::SourceList "${folder}/sources.list"; Dir::Etc::SourceParts "/dev/null";
Dir::Etc::preferences "/dev/null"; Dir::Etc::preferencesparts "/dev/null";
APT::Install-Recommends "false"; APT::Install-Suggests "false"; APT::Update::Error-Mode "any";
Acquire::Languages "none"; Acquire::Retries "2"; Debug::NoLocking "1"; APT::Sandbox::User "";
`;
}

function keyringOption(): string {
  const keyring = KEYRINGS.find((file) => existsSync(file));
  return keyring === undefined ? '' : `[signed-by=${keyring}] `;
}

/**
 * The mirror that the machine's own apt takes Debian from. Asked for by what an update would fetch, because the
 * package lists of a fresh container are empty and say nothing.
 */
async function machineMirror(): Promise<string> {
  let plan: string;
  try {
    plan = await runCommandOrFail('apt-get', ['--print-uris', 'update'], { env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    throw new AsteriskMissingException('this machine has no working apt-get', { cause: error });
  }
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const codename = /^VERSION_CODENAME="?([^"\n]+)/m.exec(release)?.[1] ?? 'stable';
  const suites = [codename, 'stable', 'testing', 'unstable', 'sid'];
  for (const [, mirror, suite] of plan.matchAll(/^'(.+?)dists\/([^/']+)\/InRelease'/gm)) {
    if (mirror !== undefined && suite !== undefined && suites.includes(suite)) return mirror;
  }
  throw new AsteriskMissingException("no Debian mirror stands in this machine's apt configuration");
}
