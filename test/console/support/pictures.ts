import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserPage } from '../../browser/browser-page.js';

/** `PICTURES=folder` puts a picture of each view there, in each size and both colours. */
const FOLDER = process.env['PICTURES'];
const SIZES = [
  [360, 740],
  [1280, 800],
  [2560, 1300],
] as const;

/** Waits until what moves has come to rest, and is drawn. */
const STILL = `(async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await drawn();
  const ending = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await drawn();
})()`;

/** Takes pictures of a page as it is now, where somebody asked for them. */
export async function takePictures(page: BrowserPage, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  for (const [width, height] of SIZES) {
    for (const scheme of ['light', 'dark'] as const) {
      await page.looks(width, height, scheme);
      await page.evaluate(STILL);
      writeFileSync(join(FOLDER, `${name}-${width}-${scheme}.png`), await page.screenshot());
    }
  }
}
