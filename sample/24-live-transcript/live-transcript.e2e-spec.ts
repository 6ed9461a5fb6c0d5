import { Test } from '@nestjs/testing';
import { AriClient, getAriOptionsToken } from 'nestjs-ari';
import { expect, it, onTestFinished, vi } from 'vitest';
import { eventually } from '../../test/client/support/eventually.js';
import { SippCall } from '../../test/asterisk/sip/sipp-call.js';
import { describeOnAsterisk, requireAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { AppModule } from './app.module.js';
import type { TranscriptLine } from './transcripts.js';

async function started(): Promise<string> {
  const { url, username, password } = requireAsterisk();
  const builder = Test.createTestingModule({ imports: [AppModule] });
  builder.overrideProvider(getAriOptionsToken()).useValue({ url, username, password });
  const app = (await builder.compile()).createNestApplication({ forceCloseConnections: true });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  await app.get(AriClient).connect();
  return app.getUrl();
}

/** Lines as a page gets them. */
async function linesOf(address: string): Promise<TranscriptLine[]> {
  const lines: TranscriptLine[] = [];
  const over = new AbortController();
  onTestFinished(() => over.abort());
  const { body } = await fetch(`${address}/lines`, { signal: over.signal });
  void (async () => {
    let text = '';
    for await (const piece of body ?? []) {
      text += Buffer.from(piece as Uint8Array).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) lines.push(JSON.parse(data) as TranscriptLine);
      }
    }
  })().catch(() => {});
  return lines;
}

describeOnAsterisk('sample 24, a live transcript', () => {
  it('shows what either side says, while it says it and when it has', async () => {
    // It says "hello world".
    vi.stubEnv('DESTINATION', 'Local/play@default');
    onTestFinished(() => void vi.unstubAllEnvs());
    const address = await started();
    expect(await (await fetch(address)).text()).toContain("new EventSource('lines')");
    const lines = await linesOf(address);
    const { sipPort } = requireAsterisk();
    const call = await SippCall.place({ sipPort }, { extension: 'app-transcript' });
    onTestFinished(() => call.unplug());
    await call.answered();
    const of = (side: TranscriptLine['side'], final: boolean): TranscriptLine[] =>
      lines.filter((line) => line.side === side && line.final === final);
    await eventually(() => expect(of('callee', true).length).toBeGreaterThan(0));
    await call.speak(600);
    await eventually(() => expect(of('caller', true).length).toBe(1));
    const [begun] = of('caller', false);
    const [ended] = of('caller', true);
    expect(ended?.number).toBe(begun?.number);
    expect(ended?.text).toMatch(/^\d\.\d s of speech$/);
    await call.hangup();
  });
});
