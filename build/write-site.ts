// Builds the site, guide and reference, as static pages in .build/site/.vitepress/dist.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vitepress';
import { apiPages } from './site/api-pages.js';
import { ariPages } from './site/ari-pages.js';
import { faultsOf } from './site/check-site.js';
import { picturesOf } from './site/pictures.js';
import { apiSidebar, ariSidebar, guideSidebar, stageGuide } from './site/staged-pages.js';

const root = process.cwd();
const site = join(root, '.build/site');
const own = join(root, 'build/site');
const started = Date.now();
const tell = (what: string): void => console.log(`${what} (${((Date.now() - started) / 1000).toFixed(0)} s)`);

rmSync(site, { recursive: true, force: true });
mkdirSync(join(site, '.vitepress'), { recursive: true });
stageGuide(root, site);
cpSync(join(own, 'home.md'), join(site, 'index.md'));
await ariPages(join(site, 'ari'));
tell('guide and ARI are there');
await apiPages(root, join(site, 'api'));
tell('API is there');

const { pictures, css } = picturesOf(join(root, 'docs/pictures'));
cpSync(join(own, 'config.mjs'), join(site, '.vitepress/config.mjs'));
cpSync(join(own, 'theme'), join(site, '.vitepress/theme'), { recursive: true });
writeFileSync(join(site, '.vitepress/theme/pictures.css'), css);
const sidebar = {
  '/ari/': ariSidebar(join(site, 'ari')),
  '/api/': apiSidebar(join(site, 'api')),
  '/': guideSidebar(root),
};
writeFileSync(join(site, '.vitepress/parts.json'), JSON.stringify({ sidebar, pictures }));
await build(site);
tell('pages are built');

const faults = faultsOf(join(site, '.vitepress/dist'));
for (const fault of faults.slice(0, 50)) console.error(fault);
tell(faults.length === 0 ? 'every link leads somewhere' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
