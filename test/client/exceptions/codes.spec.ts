import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AriException } from 'nestjs-ari/client';
import { exceptionForStatus } from '../../../lib/client/exceptions/index.js';
import { packageRoot } from '../../asterisk/package-root.js';

const CLASS = /^export (?:abstract )?class (\w+(?:Exception|Error)) extends \w+ \{$/m;
const CODE = /^ {2}(?:override )?readonly code: string = '(\w+)';$/m;

/** Errors of the library that no application sees: they become others before. */
const INSIDE = ['HttpExchangeError', 'UsageError'];

/** Every exception class of the library with its code; an empty one where it has none. */
function codesInTheSources(): Map<string, string> {
  const lib = join(packageRoot(), 'lib');
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const codes = new Map<string, string>();
  for (const text of files.map((file) => readFileSync(join(lib, file), 'utf8'))) {
    const name = CLASS.exec(text)?.[1];
    if (name !== undefined && !INSIDE.includes(name)) codes.set(name, CODE.exec(text)?.[1] ?? '');
  }
  return codes;
}

/** The rows of the table in docs/errors.md. */
function codesInTheGuide(): [name: string, code: string][] {
  const page = readFileSync(join(packageRoot(), 'docs/errors.md'), 'utf8');
  return [...page.matchAll(/^\| `([A-Z_]+)` +\| `(\w+)` +\|$/gm)].map(([, code = '', name = '']) => [name, code]);
}

describe('the code of an exception', () => {
  const codes = codesInTheSources();

  it('is there for every class, and its own', () => {
    const without = [...codes].filter(([, code]) => code === '').map(([name]) => name);
    expect(without).toEqual([]);
    expect(codes.size).toBeGreaterThan(25);
    expect(new Set(codes.values()).size).toBe(codes.size);
  });

  // What a monitor or another program looks for must not change by the way: the guide is the list that is kept.
  it('stands in the guide, and stays what it is', () => {
    expect(Object.fromEntries(codesInTheGuide())).toEqual(Object.fromEntries(codes));
  });

  it('is on what is thrown', () => {
    const details = { method: 'GET', path: 'channels/7', operation: 'channels.get', connection: 'main' };
    const thrown = [400, 401, 403, 404, 405, 409, 412, 413, 422, 500, 501, 502, 503].map((status) =>
      exceptionForStatus({ status, asteriskMessage: '', ...details }),
    );
    for (const error of [...thrown, new AriException('it broke', details)]) {
      expect(error.code).toBe(codes.get(error.name));
    }
  });
});
