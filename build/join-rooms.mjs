// Makes one file of each room that an application loads when it starts. Node looks up, reads and links every module by
// itself: 300 of them took longer than everything else in a start. Rooms stay apart, so that a class is in one of them.
// Their declarations are joined too: what a room keeps to itself, and the packages behind it, is no business of its users.
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const { rooms } = JSON.parse(await readFile('build/rooms.json', 'utf8'));
const JOINED = Object.keys(rooms).filter((room) => rooms[room].joined === true && existsSync(resolve('dist', room)));

/** The front door, and the one that is for our own rooms where there is one. */
const DOORS = ['index', 'internal'];

/** What stays outside of a room: packages, and the doors of other rooms. */
const outside = (folder) => (id) => {
  if (!/^[./]/.test(id)) return true;
  return id.startsWith('/') && !id.startsWith(`${folder}/`);
};

/** The rooms inside a room that have a subpath of their own: they share its classes. */
const innerDoors = (folder) => {
  const room = relative(resolve('dist'), folder);
  const inner = Object.keys(rooms).filter((name) => name.startsWith(`${room}/`) && rooms[name].subpath === true);
  return inner.map((name) => `${relative(room, name)}/index`);
};

const entries = (folder) => {
  const doors = [...DOORS, ...innerDoors(folder)].filter((door) => existsSync(join(folder, `${door}.js`)));
  return Object.fromEntries(doors.map((door) => [door, join(folder, `${door}.js`)]));
};

/** The compiler's maps lead to the sources; without them a stack would lead to what the compiler has written. */
const mapped = (folder) => ({
  name: 'maps-of-the-compiler',
  async load(id) {
    const [code, map] = await Promise.all([readFile(id, 'utf8'), readFile(`${id}.map`, 'utf8')]);
    return { code: withPathsFrom(folder, dirname(id), code), map: JSON.parse(map) };
  },
});

/** A file that a module reads from beside itself lies elsewhere, seen from the joined one. */
const withPathsFrom = (folder, own, code) =>
  code.replaceAll(/new URL\('\.\/([^']+)', import\.meta\.url\)/g, (_, name) => {
    return `new URL('./${relative(folder, join(own, name))}', import.meta.url)`;
  });

async function joinCode(folder) {
  const input = entries(folder);
  const bundle = await rolldown({ input, platform: 'node', external: outside(folder), plugins: [mapped(folder)] });
  const chunkFileNames = ({ isDynamicEntry }) => (isDynamicEntry ? '[name].js' : 'shared.js');
  const names = { entryFileNames: '[name].js', chunkFileNames };
  const { output } = await bundle.write({ dir: folder, format: 'esm', sourcemap: true, ...names });
  await bundle.close();
  return output.map(({ fileName }) => fileName);
}

/** Joins what one file of declarations shows. */
async function joinDeclarations(folder, file) {
  const onwarn = (warning) => {
    throw new Error(warning.message);
  };
  const bundle = await rollup({ input: join(folder, file), external: outside(folder), plugins: [dts()], onwarn });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}

/** Of the second door only what the types of other rooms name. */
async function joinSecondDoor(folder, names) {
  await writeFile(join(folder, 'named.d.ts'), `export { ${[...names].join(', ')} } from './internal.js';\n`);
  return joinDeclarations(folder, 'named.d.ts');
}

/** The names that declarations take from second doors: by folder. */
function namesFrom(folder, text, names = new Map()) {
  for (const [, list, path] of text.matchAll(/import (?:type )?\{([^}]*)\} from '(\.[^']*)\/internal\.js'/g)) {
    const room = resolve(folder, path);
    const known = names.get(room) ?? new Set();
    for (const name of list.split(','))
      known.add(
        name
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0],
      );
    names.set(room, known);
  }
  return names;
}

async function sweep(folder, written) {
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).reverse()) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await rmdir(path).catch(() => undefined);
    else if (/\.(?:js|js\.map|d\.ts)$/.test(entry.name) && !written.includes(relative(folder, path))) await rm(path);
  }
}

/** The declarations of rooms that are not joined. */
async function unjoined() {
  const all = await readdir(resolve('dist'), { recursive: true });
  const inside = (path) => folders.some((folder) => resolve('dist', path).startsWith(`${folder}/`));
  return all.filter((path) => path.endsWith('.d.ts') && !inside(path)).map((path) => resolve('dist', path));
}

const folders = JOINED.map((room) => resolve('dist', room));
const fronts = new Map();
for (const folder of folders) {
  const doors = ['index', ...innerDoors(folder)].map((door) => `${door}.d.ts`);
  const texts = doors.map(async (file) => [file, await joinDeclarations(folder, file)]);
  fronts.set(folder, new Map(await Promise.all(texts)));
}
const named = new Map();
for (const [folder, declarations] of fronts) {
  for (const [file, text] of declarations) namesFrom(dirname(join(folder, file)), text, named);
}
for (const path of await unjoined()) namesFrom(dirname(path), await readFile(path, 'utf8'), named);

for (const folder of folders) {
  const declarations = new Map(fronts.get(folder));
  const names = named.get(folder);
  if (names !== undefined) declarations.set('internal.d.ts', await joinSecondDoor(folder, names));
  const code = await joinCode(folder);
  for (const [file, text] of declarations) await writeFile(join(folder, file), text);
  await sweep(folder, [...code, ...declarations.keys()]);
}
