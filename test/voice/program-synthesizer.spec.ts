import { describe, expect, it } from 'vitest';
import { ProgramSynthesizer } from '../../lib/voice/index.js';
import { Espeak } from '../espeak/espeak.js';
import { PackageMissingException } from '../debian/package-missing.exception.js';

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

const signal = (): AbortSignal => new AbortController().signal;

const espeak = await Espeak.prepare().catch((error: unknown) => {
  if (error instanceof PackageMissingException) return undefined;
  throw error;
});

describe.skipIf(espeak === undefined)('a synthesizer that is a program: eSpeak NG', () => {
  it('speaks sentence by sentence, in the format that is wanted', async () => {
    const { program, parameters } = espeak ?? { program: '', parameters: [] };
    const synthesizer = new ProgramSynthesizer(program, [...parameters, '--stdin', '--stdout'], { format: 'slin16' });
    const spoken: { text: string; audio: Uint8Array }[] = [];
    for await (const piece of synthesizer.speak(pieces('Good day. How ', 'are you?'), { signal: signal() })) {
      if (!(piece instanceof Uint8Array)) spoken.push(piece);
    }
    expect(spoken.map(({ text }) => text.trim())).toEqual(['Good day.', 'How are you?']);
    for (const { audio } of spoken) {
      // Between a quarter of a second and three: that is how long such a sentence is, at 32,000 bytes a second.
      expect(audio.length).toBeGreaterThan(8_000);
      expect(audio.length).toBeLessThan(96_000);
      const samples = new Int16Array(audio.slice().buffer);
      expect(Math.max(...samples)).toBeGreaterThan(3_000);
    }
  });
});

describe('a synthesizer that is a program', () => {
  it('says what the program complained of', async () => {
    const failing = new ProgramSynthesizer(process.execPath, ['-e', 'console.error("no voice"); process.exit(3)']);
    await expect(failing.speak(pieces('Hello.'), { signal: signal() }).next()).rejects.toThrow(
      'has ended with 3: no voice',
    );
  });

  it('says that the program is not there', async () => {
    const missing = new ProgramSynthesizer('/nowhere/espeak-ng', []);
    await expect(missing.speak(pieces('Hello.'), { signal: signal() }).next()).rejects.toThrow('could not be run');
  });

  it('gives a text to the program as its input, never to a shell', async () => {
    const echo = 'process.stdin.on("data", (text) => { console.error(String(text)); process.exitCode = 4; })';
    const text = '$(id) `id` | id';
    const synthesizer = new ProgramSynthesizer(process.execPath, ['-e', echo]);
    await expect(synthesizer.speak(pieces(text), { signal: signal() }).next()).rejects.toThrow(text);
  });

  it('ends the program when nobody wants the rest', async () => {
    const stop = new AbortController();
    const endless = new ProgramSynthesizer(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const first = endless.speak(pieces('Hello.'), { signal: stop.signal }).next();
    stop.abort();
    await expect(first).rejects.toThrow('abort');
  });
});
