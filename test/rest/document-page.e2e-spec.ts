import { afterAll, beforeAll, expect, it } from 'vitest';
import { HeadlessBrowser } from '../browser/headless-browser.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { CRM } from './support/crm.js';
import { startRest } from './support/started-rest.js';

/** How long the page may take on a machine that has other things to do. */
const PATIENCE = 60_000;

describeInBrowser('the page of the API document', () => {
  let browser: HeadlessBrowser;
  beforeAll(async () => {
    browser = await HeadlessBrowser.start();
  }, 120_000);
  afterAll(() => browser.stop());

  it('shows each operation, and tries it', async () => {
    const { url } = await startRest({
      providers: CRM,
      options: { authenticate: () => ({ id: 'page', role: 'admin' }) },
    });
    const page = await browser.open(`${url}/api/docs`);
    await page.until("document.querySelectorAll('.opblock').length === 14", PATIENCE);
    expect(await page.html()).toContain('Delete all of customers that a filter selects');
    await page.evaluate("document.querySelector('#operations-customers-refuseCustomers button').click()");
    await page.until("document.querySelector('.try-out__btn') !== null", PATIENCE);
    await page.evaluate("document.querySelector('.try-out__btn').click()");
    await page.until("document.querySelector('.execute') !== null", PATIENCE);
    await page.evaluate("document.querySelector('.execute').click()");
    await page.until(
      "document.querySelector('.live-responses-table tbody .response-col_status')?.textContent.startsWith('409')",
      PATIENCE,
    );
    await page.close();
  }, 240_000);
});
