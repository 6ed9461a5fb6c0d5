import { AsteriskSimulator } from 'nestjs-ari/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadlessBrowser } from '../../browser/headless-browser.js';
import { buildPage } from './built-page.js';
import { startConsole, type ConsoleApplication, type ConsoleParts } from './console-application.js';

interface Stoppable {
  stop(): Promise<unknown>;
}

/** What a stage has beside the simulator, a page and a browser. */
export interface StageOptions<Asterisk> {
  /** How the console reaches it. */
  readonly access: (asterisk: Asterisk) => ConsoleParts['asterisk'];
  readonly console?: (asterisk: Asterisk) => ConsoleParts['console'];
  /** Of the browser. */
  readonly flags?: readonly string[];
}

/** Holds an application with the console, the page made from its sources, and a browser that looks at it. */
export class ConsoleStage<Asterisk extends Stoppable = AsteriskSimulator> {
  private constructor(
    readonly asterisk: Asterisk,
    readonly served: ConsoleApplication,
    readonly browser: HeadlessBrowser,
    readonly folder: string,
  ) {}

  /** On a simulator. */
  static async set(options: Partial<StageOptions<AsteriskSimulator>> = {}): Promise<ConsoleStage> {
    return ConsoleStage.on(await AsteriskSimulator.start(), { access: (asterisk) => asterisk, ...options });
  }

  /** On an Asterisk that is there, and that ends with the stage. */
  static async on<A extends Stoppable>(asterisk: A, options: StageOptions<A>): Promise<ConsoleStage<A>> {
    const folder = mkdtempSync(join(tmpdir(), 'nestjs-ari-console-'));
    await buildPage(folder);
    const { access, console, flags } = options;
    const served = await startConsole({ asterisk: access(asterisk), page: folder, console: console?.(asterisk) });
    return new ConsoleStage(asterisk, served, await HeadlessBrowser.start(flags), folder);
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.served.app.close();
    await this.asterisk.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
