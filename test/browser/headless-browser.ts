import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endProcess, isAlive } from '../asterisk/process-life.js';
import { launch } from '../debian/launched-process.js';
import { UnpackedPackage } from '../debian/unpacked-package.js';
import { BROWSER_PROGRAM, BROWSER_RECIPE } from './browser-package.js';
import { BrowserPage } from './browser-page.js';

const BOOT_LIMIT = 60_000;
/** Pages are our own, so that they need no sandbox, which root and containers could not give. */
const FLAGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-port=0'];

/** A microphone that beeps, which pages get without asking. */
export const FAKE_MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A real Chromium without windows that belongs to one test run: own profile, own port, nothing installed. */
export class HeadlessBrowser {
  #pid = 0;

  private constructor(
    private readonly chromium: UnpackedPackage,
    private readonly runFolder: string,
    private readonly flags: readonly string[],
  ) {}

  /**
   * Gives the unpacked browser; downloads and unpacks it first where the cache folder has none (116 MB).
   * @throws PackageMissingException when this machine cannot provide one.
   */
  static prepare(): Promise<UnpackedPackage> {
    return UnpackedPackage.prepare(BROWSER_RECIPE, (line) => process.stderr.write(`${line}\n`));
  }

  /**
   * Starts a browser and returns when it takes commands.
   * @param flags of its command line, such as those of {@link FAKE_MICROPHONE}.
   * @throws PackageMissingException when this machine cannot provide one; Error with its log when it does not come up.
   */
  static async start(flags: readonly string[] = []): Promise<HeadlessBrowser> {
    const browser = new HeadlessBrowser(
      await HeadlessBrowser.prepare(),
      await mkdtemp(join(tmpdir(), 'nestjs-ari-chromium-')),
      flags,
    );
    try {
      await browser.boot();
      return browser;
    } catch (error) {
      await browser.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.#pid;
  }

  /** Opens a page in a tab of its own, and returns when it is loaded. */
  async open(url: string): Promise<BrowserPage> {
    const [port] = (await this.activePort()).split('\n');
    const reply = await fetch(`http://127.0.0.1:${port}/json/new?about:blank`, { method: 'PUT' });
    const { webSocketDebuggerUrl } = (await reply.json()) as { webSocketDebuggerUrl: string };
    const page = await BrowserPage.attach(webSocketDebuggerUrl);
    await page.go(url);
    return page;
  }

  /** Ends it, and removes its folder. */
  async stop(): Promise<void> {
    if (this.#pid !== 0 && isAlive(this.#pid)) await endProcess(this.#pid);
    // Its children may write their last while they go.
    await rm(this.runFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  private async boot(): Promise<void> {
    const { root } = this.chromium;
    const program = join(root, BROWSER_PROGRAM);
    this.#pid = await launch({
      command: program,
      args: [
        ...FLAGS,
        ...this.flags,
        `--browser-subprocess-path=${program}`,
        `--user-data-dir=${this.profile}`,
        'about:blank',
      ],
      cwd: this.runFolder,
      env: { ...process.env, FONTCONFIG_SYSROOT: root, HOME: this.runFolder },
      console: this.consoleFile,
    });
    const deadline = Date.now() + BOOT_LIMIT;
    while (!(await this.activePort()).includes('\n')) {
      if (!isAlive(this.#pid)) throw new Error(`Chromium ended while starting:\n${await this.log()}`);
      if (Date.now() > deadline) throw new Error(`Chromium was not ready in time:\n${await this.log()}`);
      await delay(20);
    }
  }

  /** It writes its port into its profile once it listens. */
  private activePort(): Promise<string> {
    return readFile(join(this.profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
  }

  private log(): Promise<string> {
    return readFile(this.consoleFile, 'utf8').catch(() => '');
  }

  private get profile(): string {
    return join(this.runFolder, 'profile');
  }

  private get consoleFile(): string {
    return join(this.runFolder, 'console');
  }
}
