import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';

interface Answer {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: Record<string, unknown>;
}

interface Evaluation {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** One tab of the browser, led over the protocol of its developer tools. */
export class BrowserPage {
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (frame: Buffer) => this.take(JSON.parse(frame.toString()) as Answer));
    socket.on('close', () => {
      for (const settle of this.#waiting.values()) settle({ error: { message: 'the page was closed' } });
      this.#waiting.clear();
    });
  }

  /** @param address the tab's own, as the browser tells it. */
  static async attach(address: string): Promise<BrowserPage> {
    const socket = new WebSocket(address);
    await once(socket, 'open');
    return new BrowserPage(socket);
  }

  /** Goes to an address, and returns when the page there is loaded. */
  async go(url: string, timeout = 45_000): Promise<void> {
    const { errorText, loaderId } = await this.send('Page.navigate', { url });
    if (errorText !== undefined) throw new Error(`${url}: ${JSON.stringify(errorText)}`);
    const deadline = Date.now() + timeout;
    // Without an id the page has only moved to another place in itself.
    while (loaderId !== undefined && (await this.loader()) !== loaderId) {
      if (Date.now() > deadline) throw new Error(`${url}: no page within ${timeout} ms`);
      await delay(10);
    }
    await this.until("document.readyState === 'complete'", timeout);
  }

  /** The value of an expression in the page; a promise is waited for. */
  async evaluate(expression: string): Promise<unknown> {
    const outcome = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = outcome as unknown as Evaluation;
    if (exceptionDetails === undefined) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /** Waits until an expression in the page is true. */
  async until(expression: string, timeout = 30_000): Promise<void> {
    const deadline = Date.now() + timeout;
    while ((await this.evaluate(`Boolean(${expression})`)) !== true) {
      if (Date.now() > deadline) throw new Error(`not within ${timeout} ms: ${expression}\n${await this.html()}`);
      await delay(20);
    }
  }

  /** The page as it stands now. */
  async html(): Promise<string> {
    return String(await this.evaluate('document.documentElement.outerHTML'));
  }

  /** What runs in each page before its own scripts, from the next one on. */
  async before(script: string): Promise<void> {
    await this.send('Page.enable');
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
  }

  /** Gives the page another size, in pixels, and a reader who prefers these colours, and less motion. */
  async looks(width: number, height: number, scheme: 'light' | 'dark'): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    const features = [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ];
    await this.send('Emulation.setEmulatedMedia', { features });
  }

  /** Presses a key, as a person does: `Tab`, `Enter`. */
  async key(key: string, code = key): Promise<void> {
    const codes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, Escape: 27 };
    const parts = { key, code, windowsVirtualKeyCode: codes[key] ?? 0, ...(key === 'Enter' && { text: '\r' }) };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...parts });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
  }

  /** What the browser measures of the page: `JSHeapUsedSize` in bytes, `Nodes`, `TaskDuration` in seconds of its thread, … */
  async metrics(): Promise<Readonly<Record<string, number>>> {
    await this.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { metrics } = await this.send('Performance.getMetrics');
    const all = metrics as readonly { readonly name: string; readonly value: number }[];
    return Object.fromEntries(all.map(({ name, value }) => [name, value]));
  }

  /** A picture of it, as PNG. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot');
    return Buffer.from(String(data), 'base64');
  }

  /** Closes the tab. Asked of the browser, because a page that failed to load does not always answer. */
  async close(): Promise<void> {
    const { host, pathname } = new URL(this.socket.url);
    await fetch(`http://${host}/json/close/${pathname.split('/').at(-1)}`);
    this.socket.terminate();
  }

  /** What the page that the tab shows was loaded by. */
  private async loader(): Promise<string> {
    const { frameTree } = await this.send('Page.getFrameTree');
    return (frameTree as { readonly frame: { readonly loaderId: string } }).frame.loaderId;
  }

  private send(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ error, result = {} }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  private take({ id, ...rest }: Answer): void {
    const settle = this.#waiting.get(id ?? 0);
    this.#waiting.delete(id ?? 0);
    settle?.(rest);
  }
}
