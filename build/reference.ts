import { publicNames, type PublicName } from './public-names.js';

const TITLES = {
  class: 'Classes',
  function: 'Functions and decorators',
  constant: 'Constants',
  type: 'Types',
} as const;

const HEAD = `# Reference

Every name that the package exports, with the first sentence of its comment; your editor shows the rest. \`npm run reference\`
writes this page.
`;

/** The page that lists every public name, as it should be. */
export function referencePage(root: string): string {
  const entries = [...publicNames(root)].sort(([a], [b]) => rank(a) - rank(b));
  const seen = new Set<string>();
  const sections = entries.map(([entry, names]) => {
    const fresh = names.filter(({ place }) => !seen.has(place));
    for (const { place } of fresh) seen.add(place);
    return section(entry, fresh);
  });
  return [HEAD, ...sections].join('\n');
}

/** The client first, then the front door, which shows it again; the others as in the table. */
function rank(entry: string): number {
  const first = ['nestjs-ari/client', 'nestjs-ari'];
  return first.includes(entry) ? first.indexOf(entry) : first.length;
}

function section(entry: string, names: readonly PublicName[]): string {
  const kinds = (Object.keys(TITLES) as PublicName['kind'][]).filter((kind) => names.some((one) => one.kind === kind));
  const title = entry === 'nestjs-ari/client' ? '`nestjs-ari/client`, and `nestjs-ari` too' : `\`${entry}\``;
  const lists = kinds.map((kind) => `### ${TITLES[kind]}\n\n${list(names.filter((one) => one.kind === kind))}\n`);
  return [`## ${title}\n`, ...lists].join('\n');
}

function list(names: readonly PublicName[]): string {
  return names.map(({ name, summary }) => `- \`${name}\` – ${summary}`).join('\n');
}
