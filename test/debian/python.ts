import { join } from 'node:path';
import { runCommand, type CommandOptions, type CommandOutcome } from '../asterisk/run-command.js';
import { cacheFolderOf } from './cache-folder.js';
import type { DebianRecipe } from './debian-recipe.js';
import { UnpackedPackage } from './unpacked-package.js';

const RECIPE: DebianRecipe = {
  title: 'Python',
  packages: ['python3', 'python3-aiohttp', 'python3-pip', 'python3-setuptools', 'python3-wheel', 'mypy'],
  needs: (name) => /^(lib|zlib1g|python3|mypy|media-types|tzdata)/.test(name) && !/perl|pam/.test(name),
  get cache() {
    return cacheFolderOf('python');
  },
};

/** Debian's Python 3 with aiohttp, pip and mypy: unpacked, nothing installed. */
export class Python {
  private constructor(private readonly unpacked: UnpackedPackage) {}

  /** @throws PackageMissingException when this machine cannot provide one. */
  static async prepare(): Promise<Python> {
    return new Python(await UnpackedPackage.prepare(RECIPE, (line) => process.stderr.write(`${line}\n`)));
  }

  /** A program and its arguments, for a child process that is not waited for; with `env`. */
  command(args: readonly string[]): { command: string; args: string[] } {
    return this.unpacked.command('usr/bin/python3', args);
  }

  /** What a child process needs of the environment; `path` is where its modules are. */
  env(path: string): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PYTHONHOME: join(this.unpacked.root, 'usr'),
      PYTHONPATH: path,
      PYTHONNOUSERSITE: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
    };
  }

  /** Runs it to its end. */
  run(args: readonly string[], path = '', options: CommandOptions = {}): Promise<CommandOutcome> {
    const { command, args: all } = this.command(args);
    return runCommand(command, all, { ...options, env: { ...this.env(path), ...options.env } });
  }
}
