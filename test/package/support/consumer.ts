import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../asterisk/package-root.js';
import { runCommand, runCommandOrFail, type CommandOutcome } from '../../asterisk/run-command.js';
import { packedPackage } from './packed-package.js';

/** What of package.json a consumer's package manager acts on. */
export interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { types: string; default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** How a consumer is set up. */
export interface ConsumerOptions {
  /** `type` of the consumer's own package.json. */
  readonly type?: 'module' | 'commonjs';
  /** Folder of `consumers/` whose files it is given. */
  readonly files?: string;
  /** Peers that it leaves out. Default: those that only a subpath of its own needs. */
  readonly without?: (peer: string) => boolean;
  /** Packages that it has for its own use, for instance the types of Node. */
  readonly own?: readonly string[];
}

/**
 * Somebody else's package, outside the repository, that has installed ours from the tarball. Of the repository's
 * packages it sees those that ours declares and nothing else, so that an undeclared one is missed.
 */
export class Consumer {
  private constructor(readonly folder: string) {}

  static async create(options: ConsumerOptions = {}): Promise<Consumer> {
    const tarball = await packedPackage();
    const consumer = new Consumer(await mkdtemp(join(tmpdir(), 'nestjs-ari-consumer-')));
    try {
      await consumer.install(tarball, options);
      return consumer;
    } catch (error) {
      await consumer.remove();
      throw error;
    }
  }

  /** Where our package lies. */
  get library(): string {
    return join(this.folder, 'node_modules/nestjs-ari');
  }

  async manifest(): Promise<Manifest> {
    return JSON.parse(await readFile(join(this.library, 'package.json'), 'utf8')) as Manifest;
  }

  /** Runs one of the consumer's files. */
  run(node: string, file: string, ...args: string[]): Promise<CommandOutcome> {
    return runCommand(node, [file, ...args], { cwd: this.folder, timeout: 60_000 });
  }

  /** Compiles the consumer with its own tsconfig.json. */
  compile(): Promise<CommandOutcome> {
    const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
    return runCommand(process.execPath, [compiler, '-p', this.folder], { cwd: this.folder, timeout: 120_000 });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async install(tarball: string, options: ConsumerOptions): Promise<void> {
    await mkdir(this.library, { recursive: true });
    await runCommandOrFail('tar', ['-xzf', tarball, '--strip-components=1', '-C', this.library]);
    const { dependencies, peerDependencies } = await this.manifest();
    const needed = await packagesOfTheFrontDoor();
    const { without = (peer) => !needed.includes(peer) } = options;
    const peers = Object.keys(peerDependencies).filter((peer) => !without(peer));
    for (const name of [...Object.keys(dependencies), ...peers, ...(options.own ?? [])]) await this.link(name);
    await writeFile(join(this.folder, 'package.json'), JSON.stringify({ type: options.type ?? 'module' }));
    if (options.files !== undefined) {
      const files = join(packageRoot(), 'test/package/consumers', options.files);
      await cp(files, this.folder, { recursive: true });
    }
  }

  private async link(name: string): Promise<void> {
    const place = join(this.folder, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(packageRoot(), 'node_modules', name), place);
  }
}

/** What the client and the module stand on. */
async function packagesOfTheFrontDoor(): Promise<string[]> {
  const file = await readFile(join(packageRoot(), 'build/rooms.json'), 'utf8');
  const { rooms } = JSON.parse(file) as { rooms: Readonly<Record<string, { packages?: string[] }>> };
  return ['client', 'module'].flatMap((room) => rooms[room]?.packages ?? []);
}
