import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A kind of processor, as Debian's library folders and the dynamic loader know it. */
export interface Architecture {
  /** Name of the folder of libraries: `x86_64-linux-gnu`. */
  readonly libraries: string;
  /** File name of the dynamic loader. */
  readonly loader: string;
}

const ARCHITECTURES: Record<string, Architecture | undefined> = {
  x64: { libraries: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { libraries: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** The architecture of this machine, `undefined` where no package of Debian's would run. */
export function machineArchitecture(): Architecture | undefined {
  return process.platform === 'linux' ? ARCHITECTURES[process.arch] : undefined;
}

/** The folders of libraries in an unpacked file system. Up to Debian 12 the C library lies outside of `usr`. */
export function libraryFoldersIn(root: string, { libraries }: Architecture): string[] {
  return [join(root, 'usr/lib', libraries), join(root, 'lib', libraries)].filter((folder) => existsSync(folder));
}
