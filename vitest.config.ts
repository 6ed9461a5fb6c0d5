import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const lib = fileURLToPath(new URL('./lib', import.meta.url));

export default defineConfig({
  resolve: {
    // Tests and samples import the library by its public names, and run its sources.
    alias: [
      { find: /^nestjs-ari$/, replacement: `${lib}/index.ts` },
      { find: /^nestjs-ari\/([\w-]+)$/, replacement: `${lib}/$1/index.ts` },
    ],
  },
  test: {
    include: ['test/**/*.spec.ts', 'test/**/*.e2e-spec.ts', 'sample/**/*.e2e-spec.ts'],
    globalSetup: ['test/setup/asterisk.global-setup.ts'],
    // A real telephone exchange takes real time: ringing, sounds, digits of 100 ms.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // On a machine that it shares, a real exchange misses a beat now and then. A second failure is one; a test that needed
    // its second try is named in the report.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    pool: 'forks',
    // The library keeps nothing in its process: that files share one is itself a test, and saves loading it 200 times.
    isolate: false,
    // One Asterisk and two workers are what two cores bear without making timings a lottery.
    maxWorkers: 2,
  },
});
