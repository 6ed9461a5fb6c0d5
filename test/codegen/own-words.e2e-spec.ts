import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import type { AsteriskDetails } from '../setup/asterisk-details.js';

const LONGEST_CHANCE_HIT = 5;
/** What a running server answered, as it goes over the wire: quoted, so that who searches for a refusal finds its page. */
const QUOTED = 'seen-refusals.json';
const OURS = ['../../lib/codegen/', '../../lib/client/generated/'];

describeOnAsterisk('descriptions', () => {
  it('share no sentence of six words or more with those of Asterisk', async () => {
    const theirs = await sentencesOf(requireAsterisk());
    expect(theirs.size).toBeGreaterThan(100);
    const ours = (await Promise.all(OURS.map(wordsIn))).join(' ');
    expect(ours.length).toBeGreaterThan(100_000);
    expect([...theirs].filter((sentence) => ours.includes(` ${sentence} `))).toEqual([]);
  });
});

/** The sentences of a running Asterisk's API description that are too long to be met by chance. */
async function sentencesOf(asterisk: AsteriskDetails): Promise<Set<string>> {
  const index = (await read(asterisk, 'resources')) as { apis: { path: string }[] };
  const names = index.apis.map(({ path }) => path.replace(/^.*\/(\w+)\..*$/, '$1'));
  const files = await Promise.all(names.map((name) => read(asterisk, name)));
  const texts = files.flatMap((file) => [...textsIn(file)]);
  const sentences = texts.flatMap((text) => text.split(/[.!?;:](?:\s|$)/)).map((sentence) => plain(sentence).trim());
  return new Set(sentences.filter((sentence) => sentence.split(' ').length > LONGEST_CHANCE_HIT));
}

async function read({ url, username, password }: AsteriskDetails, name: string): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const response = await fetch(`${url}/api-docs/${name}.json`, { headers: { authorization } });
  expect(response.status).toBe(200);
  return response.json();
}

const PROSE = ['summary', 'notes', 'description', 'descriptioni', 'reason', '__note'];

function* textsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'string' && PROSE.includes(key)) {
      yield member;
    }
    yield* textsIn(member);
  }
}

async function wordsIn(folder: string): Promise<string> {
  const root = new URL(folder, import.meta.url);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== QUOTED);
  const texts = await Promise.all(files.map((file) => readFile(`${file.parentPath}/${file.name}`, 'utf8')));
  return plain(texts.join('\n'));
}

/** Words alone, so that line breaks, stars of comments and punctuation hide nothing. */
function plain(text: string): string {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, ' ')} `;
}
