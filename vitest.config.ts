import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.js';

const lib = fileURLToPath(new URL('./lib', import.meta.url));

/** What measures this process or loads the machine: beside other tests it would measure, or disturb, those. */
const ALONE = [
  'test/client/lag/**',
  'test/client/entities/leak/**',
  'test/media/leak/**',
  'test/faults/*block-under*',
  'test/faults/fuzzed-frames*',
  'test/module/per-call/ended-calls-are-forgotten*',
];

export default defineConfig({
  resolve: {
    // Tests and samples import the library by its public names, and run its sources.
    alias: [
      { find: /^nestjs-ari$/, replacement: `${lib}/index.ts` },
      { find: /^nestjs-ari\/([\w/-]+)$/, replacement: `${lib}/$1/index.ts` },
    ],
  },
  test: {
    globalSetup: ['test/setup/servers.global-setup.ts'],
    // A real telephone exchange takes real time: ringing, sounds, digits of 100 ms.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine.
    expect: { poll: { timeout: 45_000 } },
    // Asterisk 22.10.1 may lock itself up when a socket is cut while device states change (see `watch-over.ts`): it is started
    // again, and what was running then is tried once more. A test that needed its second try is named in the report.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    pool: 'forks',
    // The library keeps nothing in its process: that files share one is itself a test, and saves loading it 200 times.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts'],
      reporter: ['html', 'json-summary'],
      reportsDirectory: 'coverage',
      reportOnFailure: true,
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.spec.ts', 'test/**/*.e2e-spec.ts', 'sample/**/*.e2e-spec.ts'],
          exclude: ALONE,
          // Most of these wait for a telephone most of the time: two cores bear five of them.
          maxWorkers: 5,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE.map((files) => `${files}.ts`.replace('**.ts', '**/*spec.ts')),
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
