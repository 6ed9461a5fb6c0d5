import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freeTcpPort } from '../asterisk/free-port.js';
import { endProcess, isAlive, killProcess } from '../asterisk/process-life.js';
import { cacheFolderOf } from '../debian/cache-folder.js';
import type { DebianRecipe } from '../debian/debian-recipe.js';
import { launch } from '../debian/launched-process.js';
import { UnpackedPackage } from '../debian/unpacked-package.js';

const BOOT_LIMIT = 30_000;

const RECIPE: DebianRecipe = {
  title: 'Redis',
  packages: ['redis-server'],
  needs: (name) => /^(lib(?!perl|pam)|zlib1g|redis)/.test(name),
  get cache() {
    return cacheFolderOf('redis');
  },
};

/** A real Redis on 127.0.0.1 that belongs to one test run: own port, own password, nothing installed. */
export class RedisServer {
  readonly password = randomBytes(12).toString('hex');
  #pid = 0;
  #port = 0;

  private constructor(
    private readonly redis: UnpackedPackage,
    private readonly runFolder: string,
  ) {}

  /**
   * Starts a server that keeps nothing on disk and returns when it answers.
   * @throws PackageMissingException when this machine cannot provide one; Error with its log when it does not come up.
   */
  static async start(): Promise<RedisServer> {
    const redis = await UnpackedPackage.prepare(RECIPE, (line) => process.stderr.write(`${line}\n`));
    const server = new RedisServer(redis, await mkdtemp(join(tmpdir(), 'nestjs-ari-redis-')));
    try {
      await server.restart();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.#pid;
  }

  get port(): number {
    return this.#port;
  }

  /** Where clients connect, with the password. */
  get url(): string {
    return `redis://:${this.password}@127.0.0.1:${this.port}`;
  }

  /** Sends one line over a connection of its own, and gives the first line of the answer. */
  async ask(line: string): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      socket.setEncoding('utf8').write(`AUTH ${this.password}\r\n${line}\r\n`);
      let answer = '';
      for await (const piece of socket) {
        answer += String(piece);
        const [, second, rest] = answer.split('\r\n');
        if (second !== undefined && rest !== undefined) return second;
      }
      throw new Error(`Redis closed the connection after "${answer}"`);
    } finally {
      socket.destroy();
    }
  }

  /** Ends it as a power cut would; {@link restart} brings it back, empty. */
  async kill(): Promise<void> {
    if (this.#pid !== 0 && isAlive(this.#pid)) await killProcess(this.#pid);
  }

  /** Ends it if it runs, and starts it again, on the same port after the first time. */
  async restart(): Promise<void> {
    await this.end();
    if (this.#port === 0) this.#port = await freeTcpPort();
    const settings = { port: this.#port, bind: '127.0.0.1', save: '', appendonly: 'no', requirepass: this.password };
    const { command, args } = this.redis.command(
      'usr/bin/redis-server',
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    );
    this.#pid = await launch({ command, args, cwd: this.runFolder, console: this.consoleFile });
    await this.waitForBoot();
  }

  /** Ends it in order, and removes its folder. */
  async stop(): Promise<void> {
    await this.end();
    await rm(this.runFolder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    if (this.#pid !== 0 && isAlive(this.#pid)) await endProcess(this.#pid);
  }

  private async waitForBoot(): Promise<void> {
    const deadline = Date.now() + BOOT_LIMIT;
    while ((await this.ask('PING').catch(() => '')) !== '+PONG') {
      if (!isAlive(this.#pid)) throw new Error(`Redis ended while starting:\n${await this.log()}`);
      if (Date.now() > deadline) throw new Error(`Redis gave no answer in time:\n${await this.log()}`);
      await delay(20);
    }
  }

  private log(): Promise<string> {
    return readFile(this.consoleFile, 'utf8').catch(() => '');
  }

  private get consoleFile(): string {
    return join(this.runFolder, 'console');
  }
}
