import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ApiDescriptionError, ModelError, WordBook, type PrintedFile } from 'nestjs-ari/codegen';
import { Python } from '../../debian/python.js';
import { smallApi, type DescriptionFiles } from '../support/small-api.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { expectWellFormed, modelOf, printedBy, targets } from './support.js';

const RUNS = process.env['SOAK'] === '1' ? 5_000 : 300;

/** Names and texts that mean something in one of the languages. */
const HOSTILE: readonly unknown[] = [
  'constructor',
  '__proto__',
  'prototype',
  'hasOwnProperty',
  'class',
  'def',
  'from',
  'None',
  'self',
  'sub',
  'toString',
  '..',
  '../../etc/passwd',
  '/x/{..}/y',
  '*/ process.exit(1) /*',
  '"""\nimport os\n"""',
  "'\\'; exit; #",
  '`${process.exit(1)}`',
  '\n=cut\n\nexit;\n',
  '\u2028\u2029\u0000\ud800',
  '</script>',
  'Channel',
  'List[Channel]',
  'List[List[string]]',
  'x'.repeat(10_000),
  '',
  null,
  0,
  -1,
  true,
  [],
  {},
];

type Damage = {
  readonly where: number;
  readonly how: 'replace' | 'remove' | 'twice' | 'rename';
  readonly what: number;
};

/** Every place of a JSON value: who holds it, and under which name. */
function placesIn(value: unknown, found: [holder: any, name: string][] = []): [holder: any, name: string][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const name of Object.keys(value)) {
    found.push([value, name]);
    placesIn((value as Record<string, unknown>)[name], found);
  }
  return found;
}

function damage(files: DescriptionFiles, { where, how, what }: Damage): void {
  const places = placesIn([files['channels'], files['events']]).slice(2);
  const [holder, name] = places[where % places.length] ?? [];
  const hostile = HOSTILE[what % HOSTILE.length];
  if (holder === undefined || name === undefined) return;
  if (how === 'replace') holder[name] = structuredClone(hostile);
  else if (how === 'remove') delete holder[name];
  else if (how === 'rename' && !Array.isArray(holder)) {
    const value = holder[name];
    delete holder[name];
    Object.defineProperty(holder, String(hostile), { value, enumerable: true, configurable: true, writable: true });
  } else if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(name)]));
}

const damages = fc.array(
  fc.record({
    where: fc.nat(),
    how: fc.constantFrom<Damage['how'][]>('replace', 'remove', 'twice', 'rename'),
    what: fc.nat(),
  }),
  { minLength: 1, maxLength: 4 },
);

/** A text that tries to end whatever it stands in. */
const TEXT = '*/ """ \\ \' ` ${x} \n=cut\nE<lt> #{y} \u2028 </x> "';

const words = new WordBook({
  channels: {
    resource: TEXT,
    operations: {
      list: { summary: TEXT, returns: TEXT, errors: { '404': TEXT } },
      play_twice: { summary: TEXT, parameters: { channelId: TEXT, media: TEXT }, errors: { '404': TEXT, '409': TEXT } },
    },
    models: { Channel: { summary: TEXT, properties: { id: TEXT } } },
  },
  events: { models: { Handover: { summary: TEXT, properties: { legs: TEXT } } } },
});

it(`${RUNS} damaged descriptions are refused with a place, or make well-formed code in every language`, async () => {
  const kept: PrintedFile[][] = [];
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(damages, async (list) => {
      const files = smallApi();
      for (const each of list) damage(files, each);
      try {
        const model = await modelOf(files);
        for (const target of targets) {
          const printed = printedBy(target, model, words);
          for (const file of printed) expectWellFormed(file);
          if (target === 'python') kept.push(printed.filter(({ path }) => path.endsWith('.py')));
        }
      } catch (error) {
        if (!(error instanceof ModelError) && !(error instanceof ApiDescriptionError)) throw error;
        expect(error.message).not.toBe('');
        refused += 1;
      }
    }),
    { numRuns: RUNS },
  );
  expect(refused).toBeGreaterThan(RUNS / 10);
  expect(kept.length).toBeGreaterThan(RUNS / 20);
  await expectPython(kept);
}, 600_000);

/** Holds that Python can read all that was printed for it. */
async function expectPython(packages: readonly PrintedFile[][]): Promise<void> {
  const folder = await temporaryFolder();
  for (const [index, files] of packages.slice(0, 200).entries()) {
    for (const { path, text } of files.filter((file) => !RUNTIME.test(file.path))) {
      const file = join(folder, String(index), path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
  const python = await Python.prepare();
  const script =
    'import ast, pathlib, sys\nfor f in pathlib.Path(sys.argv[1]).rglob("*.py"): ast.parse(f.read_text("utf-8"), str(f))';
  expect((await python.run(['-c', script, folder])).errors).toBe('');
}

const RUNTIME = /\/(base_client|errors|event_socket|listeners|model|operation|transport)\.py$/;
