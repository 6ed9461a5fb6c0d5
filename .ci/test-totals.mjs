// Prints what a report of Vitest comes to, its last line alone in the form `tests: N passed, N failed`.
// A file that could not be run counts as one failure, and so does a run that left no report or broke outside its tests.
import { readFileSync } from 'node:fs';

const [, , file] = process.argv;

const { passed, failed, skipped } = totals(read(file));
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`tests: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { success: false, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
  }
}

function totals({ success, numPassedTests, numFailedTests, numPendingTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const counted = numFailedTests + broken.length;
  return {
    passed: numPassedTests,
    failed: success || counted > 0 ? counted : 1,
    skipped: numPendingTests,
  };
}
