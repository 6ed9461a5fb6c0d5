import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../asterisk/package-root.js';
import { runCommand } from '../../asterisk/run-command.js';

/** One complaint of the linter. */
export interface Finding {
  readonly file: string;
  /** The rule as the configuration names it, without its plugin: `no-restricted-imports`. */
  readonly rule: string;
  readonly message: string;
}

interface Report {
  readonly diagnostics: readonly { filename: string; code?: string; message: string }[];
}

/**
 * Lints files that do not exist in the repository under the rules of the repository: they are laid out in a folder of
 * their own, beside a copy of the configuration, so that its globs see them where they pretend to be.
 */
export async function lintTree(files: Readonly<Record<string, string>>): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-lint-'));
  try {
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) {
      await copyFile(join(packageRoot(), name), join(folder, name));
    }
    await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const rooms = new Set(Object.keys(files).map((file) => file.split('/')[0] ?? file));
    return findingsIn(await oxlint(folder, [...rooms]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lints the named top folders alone: the linter would follow the link to `node_modules` and read it all. */
async function oxlint(folder: string, rooms: readonly string[]): Promise<string> {
  const program = join(packageRoot(), 'node_modules/oxlint/bin/oxlint');
  const args = [program, '--format', 'json', ...rooms];
  const { exitCode, output, errors } = await runCommand(process.execPath, args, { cwd: folder, timeout: 100_000 });
  // 1 says that something was found; without a report it is a failure of its own.
  if (exitCode > 1 || !output.startsWith('{')) throw new Error(`oxlint gave no report: ${errors}${output}`);
  return output;
}

function findingsIn(report: string): Finding[] {
  return (JSON.parse(report) as Report).diagnostics.map(({ filename, code = '', message }) => ({
    file: filename.replace(/^\.\//, ''),
    rule: /\(([^)]+)\)$/.exec(code)?.[1] ?? code,
    message,
  }));
}
