import type { BrowserPage } from '../../browser/browser-page.js';

const PATIENCE = 45_000;

/** Somebody who looks at the console and presses its buttons. */
export class ConsoleVisitor {
  constructor(readonly page: BrowserPage) {}

  /** Waits until a part of the page has a text. */
  sees(selector: string, text: string): Promise<void> {
    return this.page.until(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.textContent.includes(${JSON.stringify(text)}))`,
      PATIENCE,
    );
  }

  /** Waits until a part of the page does not have a text, or is not there. */
  seesNo(selector: string, text: string): Promise<void> {
    return this.page.until(
      `![...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => one.textContent.includes(${JSON.stringify(text)}))`,
      PATIENCE,
    );
  }

  /** Presses a button or follows a link, once it is there. */
  async presses(name: string, within = 'body'): Promise<void> {
    const found = `[...document.querySelectorAll(${JSON.stringify(`${within} button, ${within} a`)})].find((one) => one.textContent.trim() === ${JSON.stringify(name)})`;
    await this.page.until(`${found} !== undefined`, PATIENCE);
    await this.page.evaluate(`${found}.click()`);
  }

  /** Writes into a field. */
  async writes(label: string, text: string): Promise<void> {
    const field = `document.querySelector(${JSON.stringify(`[aria-label="${label}"]`)})`;
    await this.page.until(`${field} !== null`, PATIENCE);
    await this.page.evaluate(`(() => {
      const field = ${field};
      field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    })()`);
    await this.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
  }

  /** Opens a card, once it is there. */
  async opens(card: string): Promise<void> {
    await this.sees('.card', card);
    await this.page.evaluate(
      `[...document.querySelectorAll('.card')].find((one) => one.textContent.includes(${JSON.stringify(card)})).click()`,
    );
    await this.sees('.detail h1', card);
  }

  /** Goes to a view, as a link of the page would. */
  async goesTo(view: string): Promise<void> {
    await this.page.evaluate(`location.hash = '#/${view}'`);
    await this.page.until(`document.querySelector('nav [aria-current]')?.hash === '#/${view.split('/')[0]}'`, PATIENCE);
  }

  /** How often the page was loaded. */
  async loads(): Promise<number> {
    return Number(await this.page.evaluate("performance.getEntriesByType('navigation').length"));
  }
}
