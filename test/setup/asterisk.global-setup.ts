import type { TestProject } from 'vitest/node';
import { PackageMissingException } from '../debian/package-missing.exception.js';
import { AsteriskServer } from '../asterisk/asterisk-server.js';
import { PINNED_ASTERISK_VERSION } from '../asterisk/pinned-version.js';
import type { AsteriskAbsence, AsteriskDetails } from './asterisk-details.js';
import { givenAsterisk } from './given-asterisk.js';
import { watchOver } from './watch-over.js';

/** What the projects of one test run share; each loads this file anew, so that a variable of the module would not do. */
const OF_THIS_RUN = Symbol.for('nestjs-ari.asterisk-of-this-run');

interface Shared {
  users: number;
  readonly details: Promise<AsteriskDetails | AsteriskAbsence>;
  readonly end: () => Promise<void>;
}

/** Gives the whole test run one Asterisk, whichever of its projects asks first; the last one takes it away again. */
export default async function setUpAsterisk(project: TestProject): Promise<() => Promise<void>> {
  const run = globalThis as { [OF_THIS_RUN]?: Shared };
  const shared = (run[OF_THIS_RUN] ??= begin());
  shared.users += 1;
  project.provide('asterisk', await shared.details);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete run[OF_THIS_RUN];
    await shared.end();
  };
}

function begin(): Shared {
  let end = (): Promise<void> => Promise.resolve();
  const details = async (): Promise<AsteriskDetails | AsteriskAbsence> => {
    const given = await givenAsterisk(process.env);
    if (given !== undefined) return told(given);
    const server = await startOrExplain();
    if (!(server instanceof AsteriskServer)) return server;
    const endWatch = watchOver(server, loud);
    end = async () => {
      await endWatch();
      await server.stop();
    };
    return told(detailsOf(server));
  };
  return { users: 0, details: details(), end: () => end() };
}

async function startOrExplain(): Promise<AsteriskServer | AsteriskAbsence> {
  try {
    return await AsteriskServer.start();
  } catch (error) {
    if (!(error instanceof PackageMissingException) || isContinuousIntegration()) throw error;
    loud(`NO ASTERISK: every test on a real Asterisk is SKIPPED. Reason: ${oneLine(error.message)}`);
    return { kind: 'missing', reason: error.message };
  }
}

function detailsOf(server: AsteriskServer): AsteriskDetails {
  const { url, username, password, version, httpPort, sipPort, phonePort, outboundPort } = server;
  return { kind: 'unpacked', url, username, password, version, httpPort, sipPort, phonePort, outboundPort };
}

/** A version that is not the pinned one is told in a loud line. */
function told(details: AsteriskDetails): AsteriskDetails {
  if (details.version !== PINNED_ASTERISK_VERSION) {
    loud(
      `Asterisk is ${details.version}, not the pinned ${PINNED_ASTERISK_VERSION}: tests of both versions' common part`,
    );
  }
  return details;
}

function isContinuousIntegration(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}

function loud(line: string): void {
  process.stderr.write(`\n!!! ${line}\n\n`);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
