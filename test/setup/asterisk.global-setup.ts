import type { TestProject } from 'vitest/node';
import { AsteriskMissingException } from '../asterisk/asterisk-missing.exception.js';
import { AsteriskServer } from '../asterisk/asterisk-server.js';
import { PINNED_ASTERISK_VERSION } from '../asterisk/pinned-version.js';
import type { AsteriskDetails } from './asterisk-details.js';
import { givenAsterisk } from './given-asterisk.js';
import { watchOver } from './watch-over.js';

/** Gives the whole test run one Asterisk, and takes its own away at the end. */
export default async function setUpAsterisk(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = await givenAsterisk(process.env);
  if (given !== undefined) {
    offer(project, given);
    return undefined;
  }
  const server = await startOrExplain(project);
  if (server === undefined) return undefined;
  offer(project, detailsOf(server));
  const endWatch = watchOver(server, loud);
  return async () => {
    await endWatch();
    await server.stop();
  };
}

async function startOrExplain(project: TestProject): Promise<AsteriskServer | undefined> {
  try {
    return await AsteriskServer.start();
  } catch (error) {
    if (!(error instanceof AsteriskMissingException) || isContinuousIntegration()) throw error;
    project.provide('asterisk', { kind: 'missing', reason: error.message });
    loud(`NO ASTERISK: every test on a real Asterisk is SKIPPED. Reason: ${oneLine(error.message)}`);
    return undefined;
  }
}

function detailsOf(server: AsteriskServer): AsteriskDetails {
  const { url, username, password, version, httpPort, sipPort, phonePort, outboundPort } = server;
  return { kind: 'unpacked', url, username, password, version, httpPort, sipPort, phonePort, outboundPort };
}

function offer(project: TestProject, details: AsteriskDetails): void {
  project.provide('asterisk', details);
  if (details.version !== PINNED_ASTERISK_VERSION) {
    loud(
      `Asterisk is ${details.version}, not the pinned ${PINNED_ASTERISK_VERSION}: tests of both versions' common part`,
    );
  }
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
