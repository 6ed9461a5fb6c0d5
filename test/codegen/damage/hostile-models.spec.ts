import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { MODEL_SCHEMA, modelText, PINNED_MODEL, readModel } from 'nestjs-ari/codegen';
import { smallApi, type DescriptionFiles } from '../support/small-api.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { expectWellFormed, modelOf, printedBy, targets } from './support.js';

async function reading(change: (model: any) => void): Promise<unknown> {
  const model = structuredClone(await readModel(PINNED_MODEL)) as any;
  change(model);
  const file = join(await temporaryFolder(), 'model.json');
  await writeFile(file, modelText(model));
  return readModel(file);
}

const field = (name: string, type: string) => ({ name, type });

describe('a model file', () => {
  const wrong: [what: string, change: (model: any) => void, message: RegExp][] = [
    ['a name that leads elsewhere', (m) => (m.resources[0].name = '../x'), /resources\[0\]\.name: expected text like/],
    [
      'a name of the language',
      (m) => (m.records[0].fields[0].name = '__proto__'),
      /fields\[0\]\.name: expected text like/,
    ],
    ['a path that leads elsewhere', (m) => (m.resources[0].operations[0].path = '/x/../y'), /path: expected text like/],
    ['a name that ends a comment', (m) => (m.events[0].name = 'A*/'), /events\[0\]\.name: expected text like/],
    ['a version that is code', (m) => (m.asterisk = '22`;exit'), /asterisk: expected text like/],
    ['an unknown member', (m) => (m.resources[0].onLoad = 'x'), /there is no member "onLoad"/],
    ['a missing member', (m) => delete m.resources[0].operations[0].statuses, /the member "statuses" is missing/],
    ['a type that is not there', (m) => (m.events[0].fields[0].type = 'Nobody'), /the type Nobody is not declared/],
    ['a type of two names', (m) => m.records.push(structuredClone(m.records[0])), /: \w+ is there twice$/],
    ['an operation of two', (m) => m.resources[0].operations.push(m.resources[0].operations[0]), /is there twice$/],
    ['a field of two', (m) => m.events[0].fields.push(m.events[0].fields[0]), /is there twice$/],
    [
      'records that hold each other',
      (m) => {
        m.records.push({ name: 'Egg', resource: 'events', fields: [field('hen', 'Hen')] });
        m.records.push({ name: 'Hen', resource: 'events', fields: [field('egg', 'Egg')] });
      },
      /Egg -> Hen -> Egg: the records hold each other/,
    ],
    ['an object that nothing names', (m) => (m.objects[0].identity = ['soul']), /has no field soul to be named by/],
  ];
  it.each(wrong)('with %s is refused, and the place is named', async (_, change, message) => {
    await expect(reading(change)).rejects.toThrow(message);
  });

  it('fits the published schema under an official validator, and what that refuses is refused', async () => {
    const ajv = new Ajv2020({ strict: false });
    const fits = ajv.compile(JSON.parse(readFileSync(MODEL_SCHEMA, 'utf8')));
    expect(fits(JSON.parse(modelText(await readModel(PINNED_MODEL))))).toBe(true);
    const broken = structuredClone(await readModel(PINNED_MODEL)) as any;
    broken.resources[0].operations[0].method = 'PATCH';
    expect(fits(broken)).toBe(false);
    await expect(reading((model) => (model.resources[0].operations[0].method = 'PATCH'))).rejects.toThrow(
      /expected one of/,
    );
  });
});

describe('an API that has nothing of a kind', () => {
  const without: [what: string, change: (files: DescriptionFiles) => void][] = [
    ['operations', (files) => [files['channels'], files['events']].forEach((file) => (file.apis = []))],
    ['operations but those that open a socket', (files) => (files['channels'].apis = [])],
    ['parameters', (files) => (files['channels'].apis[1].operations[0].parameters.length = 1)],
    ['fields', (files) => (files['events'].models.Handover.properties = {})],
    [
      'values of a choice',
      ({ channels }) => (channels.apis[1].operations[0].parameters[3].allowableValues.values = []),
    ],
  ];
  it.each(without)('no %s: code is well-formed in every language', async (_, change) => {
    const files = smallApi();
    change(files);
    const model = await modelOf(files);
    for (const target of targets) for (const file of printedBy(target, model)) expectWellFormed(file);
  });
});

describe('a reserved word', () => {
  const apiWith = (parameter: string) => {
    const files = smallApi();
    files['channels'].apis[1].operations[0].parameters[1].name = parameter;
    return files;
  };

  it('gets a line behind it, and keeps its name on the wire', async () => {
    const python = printedBy('python', await modelOf(apiWith('from')));
    const text = python.find(({ path }) => path === 'ari/channels_repository.py')?.text ?? '';
    expect(text).toContain('Parameter("from_", "from", True)');
    expect(text).toContain('async def play_twice(self, channel_id: str, from_: ');
  });

  it('is refused where the generated folder of this library would have to rename it', async () => {
    const files = smallApi();
    files['channels'].apis[1].operations[0].nickname = 'constructor';
    const model = await modelOf(files);
    expect(() => printedBy('typescript', model)).toThrow('channels: constructor cannot be a name in TypeScript');
    expect(printedBy('javascript', model).map(({ path }) => path)).toContain('ari.js');
  });

  it('is refused in a required option, too, which may become a parameter of its own', async () => {
    const model = await modelOf(apiWith('class'));
    expect(() => printedBy('typescript', model)).toThrow('channels.playTwice: class cannot be a name in TypeScript');
  });

  it('is refused where two names would be one', async () => {
    const files = smallApi();
    files['channels'].apis[0].operations[0].nickname = 'playTwice_p';
    const model = await modelOf(files);
    expect(() => printedBy('perl', model)).toThrow(/would both be called play_twice_p/);
  });
});
