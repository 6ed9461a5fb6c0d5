import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { ariReply } from './ari-reply.js';
import { AsteriskPackage } from './asterisk-package.js';
import { consoleCommand, launchAsterisk, logTail, readLog } from './asterisk-process.js';
import { waitForBoot } from './boot.js';
import { writeConfiguration, type AsteriskPorts } from './configuration.js';
import { PortTakenException } from './port-taken.exception.js';
import { endProcess, isAlive, killProcess } from './process-life.js';
import { choosePorts, newRunFolder, readExtra, type AsteriskServerOptions } from './server-options.js';

export type { AsteriskServerOptions } from './server-options.js';

const ATTEMPTS = 3;

/** A real Asterisk on 127.0.0.1 that belongs to one test run: own ports, own folder, nothing installed. */
export class AsteriskServer {
  /** May do everything. The dialplan's and the users' file also hold `ro`/`ro`, who may only read. */
  readonly username = 'ari';
  readonly password = 'ari';
  /** Asterisk's own id: `asterisk_id` in every event. */
  readonly entityId = Array.from([2, ...randomBytes(5)], (byte) => byte.toString(16).padStart(2, '0')).join(':');

  #pid = 0;
  #version = '';

  private constructor(
    private readonly asterisk: AsteriskPackage,
    private readonly options: AsteriskServerOptions,
    /** All ports of this server. */
    readonly ports: AsteriskPorts,
    /** Its configuration, database, recordings and logs. */
    readonly runFolder: string,
  ) {}

  /**
   * Starts a server and returns when it answers. Free ports by default; fetches the package at first use.
   * @throws PackageMissingException when this machine cannot provide an Asterisk; Error with the end of its log when
   * it does not come up; PortTakenException when a port that was asked for is taken.
   */
  static async start(options: AsteriskServerOptions = {}): Promise<AsteriskServer> {
    const asterisk = await AsteriskPackage.prepare((line) => process.stderr.write(`${line}\n`), options.suite);
    for (let attempt = 1; ; attempt += 1) {
      const ports = await choosePorts(options);
      const server = new AsteriskServer(asterisk, options, ports, await newRunFolder(options));
      try {
        await server.boot();
        return server;
      } catch (error) {
        // While it starts it does not listen to a request to stop.
        await server.kill();
        await server.stop();
        const another = options.httpPort === undefined && options.sipPort === undefined && attempt < ATTEMPTS;
        if (!(error instanceof PortTakenException) || !another) throw error;
      }
    }
  }

  /** Base URL of the interface, without a slash at its end. */
  get url(): string {
    return `http://127.0.0.1:${this.ports.http}/ari`;
  }

  get httpPort(): number {
    return this.ports.http;
  }

  get sipPort(): number {
    return this.ports.sip;
  }

  /** Where Asterisk calls the endpoint `sipp`. */
  get phonePort(): number {
    return this.ports.phone;
  }

  /** Where Asterisk's outbound WebSockets go. */
  get outboundPort(): number {
    return this.ports.outbound;
  }

  get pid(): number {
    return this.#pid;
  }

  /** Version numbers alone, for instance `22.10.1`. */
  get version(): string {
    return this.#version;
  }

  /** Whether its process runs; a zombie does not count. */
  get running(): boolean {
    return this.#pid !== 0 && isAlive(this.#pid);
  }

  /** Runs a command of Asterisk's own console, for instance `core show channels`, and gives what it prints. */
  cli(command: string): Promise<string> {
    return consoleCommand(this.asterisk, this.runFolder, command);
  }

  /** Notices, warnings and errors that it has logged. */
  log(): Promise<string> {
    return readLog(this.runFolder);
  }

  /** Ends it in order, after 10 s by force, and removes its folder. */
  async stop(): Promise<void> {
    if (this.running) await endProcess(this.#pid);
    if (this.options.keep !== true) await rm(this.runFolder, { recursive: true, force: true });
  }

  /** Ends it like a power cut. Its folder stays; {@link restart} brings it back. */
  async kill(): Promise<void> {
    if (this.running) await killProcess(this.#pid);
  }

  /** Stops it if it runs, and starts it again on the same ports with its database and recordings. */
  async restart(): Promise<void> {
    if (this.running) await endProcess(this.#pid);
    await this.boot();
  }

  private async boot(): Promise<void> {
    const { asterisk, runFolder, ports, entityId, options } = this;
    const extra = await readExtra(options.confExtra);
    const modules = options.modules ?? 'needed';
    await rm(`${runFolder}/log`, { recursive: true, force: true });
    await writeConfiguration({ asterisk, runFolder, ports, entityId, modules, extra });
    this.#pid = await launchAsterisk(asterisk, runFolder, options.endsWithUs ?? true);
    await waitForBoot({ pid: this.#pid, runFolder, url: this.url, entityId, credentials: this });
    this.#version = await this.askVersion();
  }

  private async askVersion(): Promise<string> {
    const { body } = await ariReply(`${this.url}/asterisk/info?only=system`, this);
    const version = /"version":"(\d+(?:\.\d+)*)/.exec(body)?.[1];
    if (version === undefined) throw new Error(`Asterisk told no version:\n${await logTail(this.runFolder)}`);
    return version;
  }
}
