import type { Block } from './documentation.js';
import type { Names } from './names.js';

/** What a snippet may use without making it. */
const GIVEN = `import type { Given as GivenToExample } from '../given.js';`;

/**
 * The text of a block as a module, with its lines at the end. One with imports is a module already. Any other is a
 * snippet: it becomes the body of a function that is given a call and what belongs to it, and that gives back the classes
 * that it declares.
 */
export function exampleModule({ code }: Block, names: Names): string {
  if (isModule(code)) return code;
  const classes = [...code.matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)].map(([, name = '']) => name);
  const body = code.replaceAll(/^export (?=(?:abstract )?class)/gm, '');
  const imports = [GIVEN, ...importsFor(body, classes, names)].join(' ');
  const head = `${imports} export async function example({ client, channel, bridge, signal }: GivenToExample) {`;
  return `${head}\n${body}\nreturn { ${classes.join(', ')} };\n}\n`;
}

/** Whether a block stands as a file of its own. */
export function isModule(code: string): boolean {
  return /^(?:import|export) .*from '/m.test(code) || /^import '/m.test(code);
}

function importsFor(body: string, own: readonly string[], names: Names): string[] {
  const words = new Set(body.match(/[A-Za-z_]\w*/g));
  for (const name of own) words.delete(name);
  return [...words].flatMap((word) => {
    const known = names.get(word);
    return known === undefined ? [] : [`import { ${known.typeOnly ? 'type ' : ''}${word} } from '${known.source}';`];
  });
}
