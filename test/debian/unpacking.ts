import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommandOrFail } from '../asterisk/run-command.js';
import type { DebianRecipe } from './debian-recipe.js';
import { PrivateApt } from './private-apt.js';

/** Says what takes long, in a line or two. */
export type Progress = (line: string) => void;

/**
 * Fills `root` with the recipe's packages, to which `finish` does the rest. A `debs` folder with package files in it is used as it is, without network.
 * Everything is built beside its place and renamed into it: a half-made cache cannot be found.
 */
export async function unpackInto(
  root: string,
  recipe: DebianRecipe,
  finish: (work: string) => Promise<void>,
  progress: Progress,
): Promise<void> {
  const { cache, title } = recipe;
  const work = await mkdtemp(join(cache, 'set-up-'));
  try {
    const debs = join(cache, 'debs');
    if ((await debFiles(debs)).length === 0) {
      progress(`Fetching Debian's ${title} (${suiteOf(recipe)}, once) into ${cache}`);
      await download(work, recipe);
      await rm(debs, { recursive: true, force: true });
      await rename(join(work, 'debs'), debs);
    }
    progress(`Unpacking ${title} into ${root}`);
    await unpack(debs, join(work, 'root'));
    await finish(join(work, 'root'));
    await rename(join(work, 'root'), root);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function suiteOf({ suite }: DebianRecipe): string {
  return suite === undefined ? "the machine's suite" : `suite ${suite}`;
}

async function download(work: string, recipe: DebianRecipe): Promise<void> {
  const apt = await PrivateApt.open(join(work, 'apt'), recipe.suite);
  const closure = await apt.closureOf(recipe.packages);
  await mkdir(join(work, 'debs'));
  await apt.download(
    closure.filter((name) => recipe.needs(name)),
    join(work, 'debs'),
  );
}

async function unpack(debs: string, root: string): Promise<void> {
  await mkdir(root);
  for (const file of await debFiles(debs)) await runCommandOrFail('dpkg-deb', ['-x', join(debs, file), root]);
}

async function debFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => file.endsWith('.deb')).toSorted();
}
