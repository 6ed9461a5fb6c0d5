import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { lintTree } from './support/linted-tree.js';

const ROOMS = readdirSync(join(packageRoot(), 'lib'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The two that every feature room may enter by the front door. */
const OPEN_TO_FEATURES = ['client', 'module'];

// A new room fails here until the import rules know it.
describe('the rooms of the library', () => {
  it.each(ROOMS)('lib/%s has a front door', (room) => {
    expect(readdirSync(join(packageRoot(), 'lib', room))).toContain('index.ts');
  });

  it.each(ROOMS.filter((room) => room !== 'client'))('lib/%s cannot be entered by the client', async (room) => {
    expect(await refusals('lib/client/visitor.ts', room)).toBe(1);
  });

  it.each(ROOMS.filter((room) => !OPEN_TO_FEATURES.includes(room)))(
    'lib/%s cannot be entered by a feature room',
    async (room) => {
      expect(await refusals('lib/another-room/visitor.ts', room)).toBe(1);
    },
  );
});

/** How often the linter refuses that `visitor` enters `room` by its front door. */
async function refusals(visitor: string, room: string): Promise<number> {
  const findings = await lintTree({ [visitor]: `import '../${room}/index.js';\n` });
  return findings.filter(({ rule }) => rule === 'no-restricted-imports').length;
}
