import type { UnpackedPackage } from './unpacked-package.js';

/** What is unpacked of Debian, and into which folder. */
export interface DebianRecipe {
  /** As messages name it: `Asterisk`. */
  readonly title: string;
  /** The packages asked for; those that they depend on come with them. */
  readonly packages: readonly string[];
  /** Whether a package of the whole closure is needed. Most of a closure serves an installation. */
  needs(packageName: string): boolean;
  /** Default: the suite that the machine itself is made of. */
  readonly suite?: string;
  /** The folder that keeps the downloaded and the unpacked packages between runs. */
  readonly cache: string;
  /** Folders of libraries below the architecture's own. */
  readonly libraryFolders?: readonly string[];
  /** Does what the packages' own installation scripts would do. The folder is renamed afterwards. */
  finish?(unpacked: UnpackedPackage): Promise<void>;
}
