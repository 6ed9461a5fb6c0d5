import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AsteriskMissingException } from './asterisk-missing.exception.js';
import { cacheFolder, debianSuite } from './cache-folder.js';
import { PrivateApt } from './private-apt.js';
import { runCommandOrFail } from './run-command.js';
import { withSetUpLock } from './set-up-lock.js';

const WANTED = ['asterisk', 'asterisk-core-sounds-en-gsm', 'sip-tester'];
/** Of the whole closure only what carries libraries is needed; the rest serves an installation. */
const CARRIES_LIBRARIES = /^(lib|zlib1g|asterisk|sip-tester)/;
const NOT_NEEDED = /perl|python|libpam|libsnmp-base|libdb5/;

/** Machine names as Node, as Debian's library folders, and as the dynamic loader know them. */
const ARCHITECTURES: Record<string, { libraries: string; loader: string } | undefined> = {
  x64: { libraries: 'x86_64-linux-gnu', loader: 'usr/lib64/ld-linux-x86-64.so.2' },
  arm64: { libraries: 'aarch64-linux-gnu', loader: 'usr/lib/ld-linux-aarch64.so.1' },
};

/** Says what takes long, in a line or two. */
export type Progress = (line: string) => void;

/** Debian's Asterisk, unpacked into a user's folder and startable from there with its own loader and libraries. */
export class AsteriskPackage {
  private constructor(
    /** The unpacked file system. */
    readonly root: string,
    private readonly architecture: { libraries: string; loader: string },
  ) {}

  /**
   * Gives the unpacked package; downloads and unpacks it first where the cache folder has none (74 MB, about 10 s).
   * A `debs` folder with package files in it is used as it is, without network.
   * @throws AsteriskMissingException when the machine cannot provide one.
   */
  static async prepare(progress: Progress = () => undefined): Promise<AsteriskPackage> {
    const architecture = ARCHITECTURES[process.arch];
    if (process.platform !== 'linux' || architecture === undefined) {
      throw new AsteriskMissingException(`no Asterisk package for ${process.platform} on ${process.arch}`);
    }
    const cache = cacheFolder();
    const root = join(cache, 'root');
    if (!existsSync(root)) {
      await createCache(cache);
      await withSetUpLock(cache, async () => {
        if (!existsSync(root)) await setUp(cache, root, progress);
      });
    }
    return new AsteriskPackage(root, architecture);
  }

  /** Folder of Asterisk's loadable modules. */
  get modules(): string {
    return join(this.libraries, 'asterisk/modules');
  }

  /** A program of the package as a command and its arguments, for instance `usr/sbin/asterisk`. */
  command(program: string, args: readonly string[]): { command: string; args: string[] } {
    // The second folder holds the SIP library that Debian builds for Asterisk alone.
    const libraries = `${this.libraries}:${join(this.libraries, 'asterisk')}`;
    const command = join(this.root, this.architecture.loader);
    return { command, args: ['--library-path', libraries, join(this.root, program), ...args] };
  }

  private get libraries(): string {
    return join(this.root, 'usr/lib', this.architecture.libraries);
  }
}

async function createCache(cache: string): Promise<void> {
  try {
    await mkdir(cache, { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AsteriskMissingException(`the cache folder cannot be made, name another in ASTERISK_CACHE: ${why}`, {
      cause: error,
    });
  }
}

/** Everything is built beside its place and renamed into it: a half-made cache cannot be found. */
async function setUp(cache: string, root: string, progress: Progress): Promise<void> {
  const work = await mkdtemp(join(cache, 'set-up-'));
  try {
    const debs = join(cache, 'debs');
    if ((await debFiles(debs)).length === 0) {
      progress(`Fetching Debian's Asterisk (suite ${debianSuite()}, about 74 MB, once) into ${cache}`);
      await download(work);
      await rm(debs, { recursive: true, force: true });
      await rename(join(work, 'debs'), debs);
    }
    progress(`Unpacking Asterisk into ${root}`);
    await unpack(debs, join(work, 'root'));
    await rename(join(work, 'root'), root);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function download(work: string): Promise<void> {
  const apt = await PrivateApt.open(join(work, 'apt'), debianSuite());
  const closure = await apt.closureOf(WANTED);
  const needed = closure.filter((name) => CARRIES_LIBRARIES.test(name) && !NOT_NEEDED.test(name));
  await mkdir(join(work, 'debs'));
  await apt.download(needed, join(work, 'debs'));
}

async function unpack(debs: string, root: string): Promise<void> {
  await mkdir(root);
  for (const file of await debFiles(debs)) await runCommandOrFail('dpkg-deb', ['-x', join(debs, file), root]);
  // What the package's own installation script would leave to the machine's alternatives.
  await symlink('en_US_f_Allison', join(root, 'usr/share/asterisk/sounds/en'));
}

async function debFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => file.endsWith('.deb')).toSorted();
}
