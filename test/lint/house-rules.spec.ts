import { beforeAll, describe, expect, it } from 'vitest';
import { lintTree, type Finding } from './support/linted-tree.js';

interface BadFile {
  readonly file: string;
  readonly text: string;
  readonly rule: string;
}

const LONG = Array.from({ length: 251 }, (_, line) => `export const LINE_${line} = ${line};`).join('\n');

/** The rules of the linter that the plan relies on, and a file that breaks each. Who may import whom is in `room-table.spec.ts`. */
const BAD: Readonly<Record<string, BadFile>> = {
  'a promise nobody waits for': {
    file: 'lib/client/floating.ts',
    text: 'export function ring(answer: () => Promise<void>): void {\n  answer();\n}',
    rule: 'no-floating-promises',
  },
  'a promise nobody waits for in a sample': {
    file: 'sample/01-hello/floating.ts',
    text: 'export function ring(answer: () => Promise<void>): void {\n  answer();\n}',
    rule: 'no-floating-promises',
  },
  'a promise where none is expected': {
    file: 'lib/module/misused.ts',
    text: 'export const ring = (calls: string[], answer: () => Promise<void>): void => calls.forEach(answer);',
    rule: 'no-misused-promises',
  },
  'any in the library': { file: 'lib/client/any.ts', text: 'export const call: any = 1;', rule: 'no-explicit-any' },
  'a console in the library': { file: 'lib/module/console.ts', text: "console.log('ringing');", rule: 'no-console' },
  'a default export in the library': {
    file: 'lib/module/default.ts',
    text: 'export default class Call {}',
    rule: 'no-default-export',
  },
  'an await that require() would trip over': {
    file: 'lib/client/top-level.ts',
    text: "await Promise.resolve('up');\nexport {};",
    rule: 'no-top-level-await',
  },
  'the process environment in the client': {
    file: 'lib/client/environment.ts',
    text: "export const URL_OF_ASTERISK = process.env['ARI_URL'];",
    rule: 'no-process-env',
  },
  'a library that ends its process': {
    file: 'lib/testing/exit.ts',
    text: 'export const end = (): never => process.exit(1);',
    rule: 'no-process-exit',
  },
  'a type error waved through': {
    file: 'lib/client/ignored.ts',
    text: "// @ts-ignore\nexport const channels: number = 'one';",
    rule: 'ban-ts-comment',
  },
  'work put off in a comment': {
    file: 'lib/client/later.ts',
    text: '// TODO hang up\nexport const CAUSE = 16;',
    rule: 'no-warning-comments',
  },
  'a circle of two files': {
    file: 'lib/client/circle-a.ts',
    text: "import { b } from './circle-b.js';\nexport const a = (): number => b();",
    rule: 'no-cycle',
  },
  'a sample that reaches into the library': {
    file: 'sample/01-hello/inside.ts',
    text: "import '../../lib/index.js';",
    rule: 'no-restricted-imports',
  },
  'a file of more than 250 lines': { file: 'lib/module/long.ts', text: LONG, rule: 'max-lines' },
  'a test of more than 250 lines': { file: 'test/long.ts', text: LONG, rule: 'max-lines' },
  'a file whose name is not in kebab-case': {
    file: 'lib/module/AriModule.ts',
    text: 'export const NAME = 1;',
    rule: 'filename-case',
  },
  'a test that shuts out the others': {
    file: 'test/only.spec.ts',
    text: "import { expect, it } from 'vitest';\nit.only('rings', () => {\n  expect('ring').toBe('ring');\n});",
    rule: 'no-focused-tests',
  },
  'a test that is left out': {
    file: 'test/skipped.spec.ts',
    text: "import { expect, it } from 'vitest';\nit.skip('rings', () => {\n  expect('ring').toBe('ring');\n});",
    rule: 'no-disabled-tests',
  },
};

const GOOD: Readonly<Record<string, string>> = {
  'sample/01-hello/good.ts': "import 'nestjs-ari';\n",
  'lib/client/circle-b.ts': "import { a } from './circle-a.js';\nexport const b = (): number => a();\n",
  'lib/client/generated/models/long.ts': LONG,
  // A class that Nest injects: the rule that would have it imported as a type stays off.
  'lib/module/injected.ts':
    "import { Injectable } from '@nestjs/common';\nimport { Reflector } from '@nestjs/core';\n" +
    '@Injectable()\nexport class Explorer {\n  constructor(readonly reflector: Reflector) {}\n}\n',
};

describe('the rules of the house', () => {
  let findings: readonly Finding[];

  beforeAll(async () => {
    const files = Object.values(BAD).map(({ file, text }): [string, string] => [file, `${text}\n`]);
    findings = await lintTree({ ...Object.fromEntries(files), ...GOOD });
  }, 120_000);

  it.each(Object.entries(BAD))('the linter objects to %s', (_, { file, rule }) => {
    expect(rulesBrokenBy(file)).toContain(rule);
  });

  it('a sample uses the library by its public name', () => {
    expect(rulesBrokenBy('sample/01-hello/good.ts')).toEqual([]);
  });

  it('generated code may be long', () => {
    expect(rulesBrokenBy('lib/client/generated/models/long.ts')).toEqual([]);
  });

  it('a class that Nest injects is imported as a class', () => {
    expect(rulesBrokenBy('lib/module/injected.ts')).toEqual([]);
  });

  function rulesBrokenBy(file: string): string[] {
    return findings.filter((one) => one.file === file).map(({ rule }) => rule);
  }
});
