import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listeningPort } from '../asterisk/listening-port.js';
import { isAlive } from '../asterisk/process-life.js';
import { describeInBrowser } from '../setup/describe-in-browser.js';
import { HeadlessBrowser } from './headless-browser.js';

const PAGE = `<!doctype html><title>calls</title><h1>none</h1><button>call</button>
<script>
  document.querySelector('button').onclick = () =>
    fetch('/calls').then((reply) => reply.text()).then((text) => (document.querySelector('h1').textContent = text));
</script>`;

describeInBrowser('a Chromium of our own', () => {
  const site = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(url === '/calls' ? '3 calls' : PAGE);
  });
  let browser: HeadlessBrowser;
  beforeAll(async () => {
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    browser = await HeadlessBrowser.start();
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    site.closeAllConnections();
    site.close();
  });

  it('shows what the scripts of a page make of it', async () => {
    const page = await browser.open(`http://127.0.0.1:${listeningPort(site)}/`);
    expect(await page.html()).toContain('<h1>none</h1>');
    await page.evaluate("document.querySelector('button').click()");
    await page.until("document.querySelector('h1').textContent === '3 calls'");
    expect(await page.html()).toContain('<h1>3 calls</h1>');
    await page.close();
  });

  it('makes a picture', async () => {
    const page = await browser.open(`http://127.0.0.1:${listeningPort(site)}/`);
    const picture = await page.screenshot();
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeGreaterThan(1_000);
    await page.close();
  });

  it('tells what went wrong in a page, and at an address where nobody answers', async () => {
    const page = await browser.open('about:blank');
    await expect(page.evaluate('nothing.here')).rejects.toThrow('nothing is not defined');
    await expect(page.go('http://127.0.0.1:9/')).rejects.toThrow(/http:\/\/127\.0\.0\.1:9\/: "net::ERR/);
    await page.close();
  });

  it('ends when it is stopped', async () => {
    const another = await HeadlessBrowser.start();
    await another.stop();
    expect(isAlive(another.pid)).toBe(false);
  });
});
