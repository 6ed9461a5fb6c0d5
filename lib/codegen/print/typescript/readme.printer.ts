import type { NeutralModel } from '../../model/index.js';
import type { PrintedFile } from '../printer.js';

/** The page that tells a visitor of the folder what it is. */
export function printReadme(model: NeutralModel): PrintedFile {
  const operations = model.resources.reduce((sum, resource) => sum + resource.operations.length, 0);
  const text = `# Do not edit

Everything in this folder is written by \`npm run generate\` from the API of Asterisk ${model.asterisk}:
${operations} operations in ${model.resources.length} resources, and ${model.events.length} events.
A change made by hand is lost with the next run, and \`npm run generate:check\` reports it.

To change

- a description: edit \`lib/codegen/wording/\`;
- what the server describes wrongly: \`lib/codegen/model/corrections.ts\`;
- the form of the code: \`lib/codegen/print/typescript/\`;
- the version of Asterisk: \`lib/codegen/api/\`;

and generate again.
`;
  return { path: 'README.md', text };
}
