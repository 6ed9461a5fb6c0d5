// Makes one file of each room that an application loads when it starts. Node looks up, reads and links every module by
// itself: 300 of them took longer than everything else in a start. Rooms stay apart, so that a class is in one of them.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const { rooms } = JSON.parse(await readFile('build/rooms.json', 'utf8'));
const ROOMS = Object.keys(rooms).filter((room) => rooms[room].joined === true);

/** The compiler's maps lead to the sources; without them a stack would lead to what the compiler has written. */
const mapped = {
  name: 'maps-of-the-compiler',
  async load(id) {
    const [code, map] = await Promise.all([readFile(id, 'utf8'), readFile(`${id}.map`, 'utf8')]);
    return { code, map: JSON.parse(map) };
  },
};

for (const room of ROOMS) {
  const folder = resolve('dist', room);
  const others = ROOMS.filter((other) => other !== room).map((other) => resolve('dist', other, 'index.js'));
  const bundle = await rolldown({
    input: join(folder, 'index.js'),
    platform: 'node',
    external: (id) => others.includes(id) || !/^[./]/.test(id),
    plugins: [mapped],
  });
  await bundle.write({ file: join(folder, 'index.js'), format: 'esm', sourcemap: true });
  await bundle.close();
  for (const file of await readdir(folder, { recursive: true })) {
    const joined = /\.js(\.map)?$/.test(file) && !file.startsWith('index.js');
    if (joined) await rm(join(folder, file));
  }
}
