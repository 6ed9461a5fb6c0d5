import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { runCommand, type CommandOptions, type CommandOutcome } from '../asterisk/run-command.js';
import { cacheFolderOf } from './cache-folder.js';
import type { DebianRecipe } from './debian-recipe.js';
import { UnpackedPackage } from './unpacked-package.js';

const RECIPE: DebianRecipe = {
  title: 'Perl',
  packages: ['perl', 'libmojolicious-perl', 'libperl-critic-perl'],
  needs: (name) => /^(lib|zlib1g|perl)/.test(name) && !/pam|libjs/.test(name),
  get cache() {
    return cacheFolderOf('perl');
  },
};

/** Debian's Perl 5 with Mojolicious and Perl::Critic: unpacked, nothing installed. */
export class Perl {
  private constructor(private readonly unpacked: UnpackedPackage) {}

  /** @throws PackageMissingException when this machine cannot provide one. */
  static async prepare(): Promise<Perl> {
    return new Perl(await UnpackedPackage.prepare(RECIPE, (line) => process.stderr.write(`${line}\n`)));
  }

  /** Runs it to its end; `library` is where modules are looked for first. */
  run(args: readonly string[], library: string, options: CommandOptions = {}): Promise<CommandOutcome> {
    const { command, args: all } = this.unpacked.command('usr/bin/perl', args);
    const env = { ...process.env, PERL5LIB: [library, ...this.modules()].join(':'), ...options.env };
    return runCommand(command, all, { ...options, env });
  }

  /** A program that the packages hold, such as `perlcritic`. */
  program(name: string): string {
    return join(this.unpacked.root, 'usr/bin', name);
  }

  private modules(): string[] {
    const { root, libraryPath } = this.unpacked;
    const folders = [join(root, 'usr/share'), ...libraryPath];
    const own = folders.flatMap((folder) => {
      const versions = names(join(folder, 'perl')).map((version) => join(folder, 'perl', version));
      const shared = names(join(folder, 'perl5')).filter((name) => /^[\d.]+$/.test(name));
      return [...versions, join(folder, 'perl5'), ...shared.map((version) => join(folder, 'perl5', version))];
    });
    return [...own, ...libraryPath.map((folder) => join(folder, 'perl-base'))];
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
