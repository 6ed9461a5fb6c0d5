import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Consumer } from './support/consumer.js';

const COMPILER = { module: 'nodenext', target: 'ES2022', types: ['node'], strict: true, noEmit: true };

/** Types that the declarations of a subpath name: of Node, of the driver of the database, of the sockets of gateway and media. */
const TYPES = ['@types/node', '@types/pg', '@types/ws'];

it(
  'every subpath has declarations that are whole: no file and no package is missing',
  { timeout: 300_000 },
  async () => {
    const consumer = await Consumer.create({ without: () => false, own: TYPES });
    onTestFinished(() => consumer.remove());
    const { exports } = await consumer.manifest();
    const subpaths = Object.keys(exports).filter((subpath) => !subpath.endsWith('.json'));
    expect(subpaths.length).toBeGreaterThan(5);
    const lines = subpaths.map((subpath, at) => `export * as s${at} from 'nestjs-ari${subpath.slice(1)}';`);
    await writeFile(join(consumer.folder, 'all.ts'), lines.join('\n'));
    const configuration = { compilerOptions: COMPILER, files: ['all.ts'] };
    await writeFile(join(consumer.folder, 'tsconfig.json'), JSON.stringify(configuration));
    const { output } = await consumer.compile();
    // What other packages declare is none of ours.
    const ours = output.split('\n').filter((line) => /^(?:node_modules\/nestjs-ari\/|all\.ts)/.test(line));
    expect(ours).toEqual([]);
  },
);
