// Imports an entry point; the loader prints a line of JSON for every module that is looked up for it.
import { register } from 'node:module';

register('./printing-loader.mjs', import.meta.url);
await import(process.argv[2]);
