// Loads each entry point with import and with require(), and prints which exports are not the same object.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const report = {};

for (const entry of process.argv.slice(2)) {
  const imported = await import(entry);
  const required = require(entry);
  const names = Object.keys(imported);
  report[entry] = { names, different: names.filter((name) => imported[name] !== required[name]) };
}

process.stdout.write(JSON.stringify(report));
