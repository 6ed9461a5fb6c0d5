import type { Output } from '../output.js';
import { checkApplication } from './checks/application.check.js';
import { checkCall } from './checks/call.check.js';
import { checkClock } from './checks/clock.check.js';
import { checkSessions, checkWriteTimeout } from './checks/limits.check.js';
import { checkModules } from './checks/modules.check.js';
import { reach } from './checks/reach.check.js';
import { checkUser } from './checks/user.check.js';
import { checkVersion } from './checks/version.check.js';
import { clientOf } from './client-of.js';
import type { DoctorOptions } from './doctor-options.js';
import type { Finding } from './finding.js';
import { askPassword } from './password-prompt.js';
import type { Patient } from './patient.js';
import { tell } from './report.js';

/**
 * Examines a server and tells what was found. Returns the exit code: 0 no problem, 1 at least one, 2 no ARI answered.
 * @throws {UsageError} url, user or password cannot be right.
 */
export async function doctor(options: DoctorOptions, output: Output): Promise<number> {
  const password = options.password ?? (await askPassword(options.username));
  const client = clientOf(options, password);
  try {
    const { origin: url } = new URL(options.url);
    const reached = await reach(client);
    const { info, answered } = reached;
    const told = info?.system?.version;
    const findings = [...reached.findings];
    if (info !== undefined)
      findings.push(...(await examine({ client, options, info, version: plain(told) }, password)));
    const hasProblem = findings.some(({ level }) => level === 'problem');
    const exitCode = answered ? Number(hasProblem) : 2;
    tell({ url, asterisk: told, findings, exitCode }, options.json, output);
    return exitCode;
  } finally {
    await client.close();
  }
}

async function examine(patient: Patient, password: string): Promise<Finding[]> {
  const findings = [...checkVersion(patient)];
  findings.push(...(await tried('modules', () => checkModules(patient))));
  findings.push(...(await tried('application', () => checkApplication(patient))));
  findings.push(...(await tried('sessionlimit', () => checkSessions(patient))));
  findings.push(...checkWriteTimeout());
  const user = await tried('user', () => checkUser(patient));
  findings.push(...user);
  findings.push(...(await tried('clock', () => checkClock(patient))));
  if (user.some(({ level }) => level === 'problem')) {
    const text = 'no test call was made: the user may not give commands';
    return [...findings, { check: 'events', level: 'unknown', text }];
  }
  return [...findings, ...(await checkCall(patient, password))];
}

/** A check that fails is a finding, and no reason to leave out the others. */
async function tried(check: string, examined: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await examined();
  } catch (error) {
    return [{ check, level: 'problem', text: (error as Error).message }];
  }
}

/** `22.10.1` out of `22.10.1+dfsg+…`. */
function plain(version: string | undefined): string | undefined {
  return /^(?:certified[/-])?(\d+\.\d+(?:\.\d+)?)/.exec(version ?? '')?.[1];
}
