import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freeTcpPort } from '../asterisk/free-port.js';
import { endProcess, isAlive, killProcess } from '../asterisk/process-life.js';
import { runCommandOrFail } from '../asterisk/run-command.js';
import { launch } from '../debian/launched-process.js';
import { giveToOtherUser, notAsRoot } from '../debian/other-user.js';
import { PostgresqlPackage } from './postgresql-package.js';

const BOOT_LIMIT = 60_000;
/** Nothing of the machine may colour what it says; it takes time zones from the machine, and this one needs none. */
const ENVIRONMENT = { ...process.env, LC_ALL: 'C', TZ: 'GMT' };

/** A real PostgreSQL on 127.0.0.1 that belongs to one test run: own port, own folder, nothing installed. */
export class PostgresqlServer {
  readonly username = 'postgres';
  readonly password = randomBytes(12).toString('hex');
  #pid = 0;
  #port = 0;

  private constructor(
    private readonly postgresql: PostgresqlPackage,
    /** Its cluster and its log. */
    readonly runFolder: string,
  ) {}

  /**
   * Starts a server with an empty database `postgres` and returns when it takes connections.
   * @throws PackageMissingException when this machine cannot provide one; Error with its log when it does not come up.
   */
  static async start(): Promise<PostgresqlServer> {
    const postgresql = await PostgresqlPackage.prepare((line) => process.stderr.write(`${line}\n`));
    const server = new PostgresqlServer(postgresql, await mkdtemp(join(tmpdir(), 'nestjs-ari-postgresql-')));
    try {
      await server.initialise();
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

  /** Where clients connect, with user and password. */
  get url(): string {
    return `postgres://${this.username}:${this.password}@127.0.0.1:${this.port}/postgres`;
  }

  /** Runs a query over the wire by `psql` and gives what it returned, without headings, columns parted by `|`. */
  async query(sql: string): Promise<string> {
    const { command, args } = this.postgresql.command('psql', [
      '-XqAt',
      '-v',
      'ON_ERROR_STOP=1',
      '-d',
      this.url,
      '-c',
      sql,
    ]);
    return (await runCommandOrFail(command, args, { env: ENVIRONMENT, timeout: 30_000 })).trimEnd();
  }

  /** What it has written. */
  log(): Promise<string> {
    return readFile(this.consoleFile, 'utf8').catch(() => '');
  }

  /** Ends it as a power cut would. Its data stay; {@link restart} brings it back. */
  async kill(): Promise<void> {
    if (this.#pid === 0 || !isAlive(this.#pid)) return;
    const children = await readFile(`/proc/${this.#pid}/task/${this.#pid}/children`, 'latin1');
    // Those outlive it for a moment, and a server that starts would find them on its data.
    for (const pid of [this.#pid, ...children.split(' ').map(Number).filter(Boolean)]) await killProcess(pid);
  }

  /** Ends it if it runs, and starts it again with its data, on the same port after the first time. */
  async restart(): Promise<void> {
    await this.end();
    if (this.#port === 0) this.#port = await freeTcpPort();
    const settings = {
      port: this.#port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'off',
      jit: 'off',
    };
    const { command, args } = this.postgresql.command('postgres', [
      ...['-D', this.cluster],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    this.#pid = await launch({
      ...{ command, args, cwd: this.runFolder, env: ENVIRONMENT },
      ...{ console: this.consoleFile, privileges: notAsRoot() },
    });
    await this.waitForBoot();
  }

  /** Ends it in order, and removes its folder. */
  async stop(): Promise<void> {
    await this.end();
    await rm(this.runFolder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    // SIGINT disconnects clients; SIGTERM, with which processes are ended here, would wait for them.
    if (this.#pid !== 0 && isAlive(this.#pid)) {
      process.kill(this.#pid, 'SIGINT');
      await endProcess(this.#pid);
    }
  }

  private async initialise(): Promise<void> {
    await giveToOtherUser(this.runFolder);
    const passwordFile = join(this.runFolder, 'password');
    await writeFile(passwordFile, this.password);
    const { command, args } = this.postgresql.command('initdb', [
      ...['-D', this.cluster, '-U', this.username, '--pwfile', passwordFile, '-A', 'scram-sha-256'],
      ...['--locale', 'C', '-E', 'UTF8', '--no-sync'],
    ]);
    const [first = command, ...rest] = [...setpriv(), command, ...args];
    await runCommandOrFail(first, rest, { cwd: this.runFolder, env: ENVIRONMENT });
    await rm(passwordFile);
  }

  /** Its file of state has its process id in the first line, and in the last whether it takes connections. */
  private async waitForBoot(): Promise<void> {
    const deadline = Date.now() + BOOT_LIMIT;
    const state = join(this.cluster, 'postmaster.pid');
    const ready = new RegExp(`^${this.#pid}\\n(.*\\n)*ready`);
    while (!ready.test(await readFile(state, 'utf8').catch(() => ''))) {
      if (!isAlive(this.#pid)) throw new Error(`PostgreSQL ended while starting:\n${await this.log()}`);
      if (Date.now() > deadline) throw new Error(`PostgreSQL was not ready in time:\n${await this.log()}`);
      await delay(20);
    }
  }

  private get cluster(): string {
    return join(this.runFolder, 'cluster');
  }

  private get consoleFile(): string {
    return join(this.runFolder, 'console');
  }
}

function setpriv(): string[] {
  const privileges = notAsRoot();
  return privileges.length === 0 ? [] : ['/usr/bin/setpriv', ...privileges];
}
