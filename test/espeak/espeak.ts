import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolderOf } from '../debian/cache-folder.js';
import type { DebianRecipe } from '../debian/debian-recipe.js';
import { UnpackedPackage } from '../debian/unpacked-package.js';

const PROGRAM = 'usr/bin/espeak-ng';

/** The folder of the voices, below that of the libraries. */
const VOICES = 'espeak-ng-data';

const RECIPE: DebianRecipe = {
  title: 'eSpeak NG',
  packages: ['espeak-ng'],
  // It links against the players of sound, too, though it only writes files here.
  needs: (name) => /^(lib(?!perl|pam)|zlib1g|espeak)/.test(name),
  libraryFolders: ['pulseaudio'],
  finish: (unpacked) => unpacked.replaceByScript(PROGRAM),
  get cache() {
    return cacheFolderOf('espeak');
  },
};

/** Debian's speech synthesizer, unpacked. It needs no network once it is there, and no key. */
export class Espeak {
  private constructor(private readonly unpacked: UnpackedPackage) {}

  /** @throws PackageMissingException when this machine cannot provide one. */
  static async prepare(): Promise<Espeak> {
    return new Espeak(await UnpackedPackage.prepare(RECIPE, (line) => process.stderr.write(`${line}\n`)));
  }

  /** A file that can be run by its name. */
  get program(): string {
    return join(this.unpacked.root, PROGRAM);
  }

  /** Where its voices are: as a parameter, and as a variable for a program that starts it. */
  get parameters(): string[] {
    return [`--path=${this.voices}`];
  }

  get environment(): Record<string, string> {
    return { ESPEAK_DATA_PATH: this.voices };
  }

  private get voices(): string {
    const found = this.unpacked.libraryPath.map((folder) => join(folder, VOICES)).find((folder) => existsSync(folder));
    if (found === undefined) throw new Error(`no ${VOICES} in ${this.unpacked.root}`);
    return found;
  }
}
