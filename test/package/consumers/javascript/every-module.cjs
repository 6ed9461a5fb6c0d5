// require()s every module of a folder and prints how many there were; the process must then end by itself.
const { readdirSync } = require('node:fs');
const { join, resolve } = require('node:path');

const [folder, ...except] = process.argv.slice(2);
const modules = readdirSync(folder, { recursive: true }).filter(
  (file) => file.endsWith('.js') && !except.includes(file),
);

for (const file of modules) require(join(resolve(folder), file));

process.stdout.write(String(modules.length));
