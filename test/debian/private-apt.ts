import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommandOrFail } from '../asterisk/run-command.js';
import { machineSource, sourceLine } from './machine-source.js';
import { PackageMissingException } from './package-missing.exception.js';

/**
 * An apt of our own in a folder: own lists, own sources, and an empty list of installed packages, so that a
 * dependency closure is complete down to the C library. It needs no root and leaves the machine's apt as it is.
 */
export class PrivateApt {
  private constructor(private readonly configurationFile: string) {}

  /**
   * Writes the configuration into `folder` and loads the package index of a suite.
   * @param suite default: the one that the machine is made of.
   */
  static async open(folder: string, suite?: string): Promise<PrivateApt> {
    const machine = await machineSource();
    await mkdir(join(folder, 'state/lists/partial'), { recursive: true });
    await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
    await writeFile(join(folder, 'status'), '');
    await writeFile(join(folder, 'sources.list'), sourceLine(machine.mirror, suite ?? machine.suite));
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
      throw new PackageMissingException(`the packages could not be fetched: ${why}`, { cause: error });
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
