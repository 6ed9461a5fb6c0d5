import { type AsteriskRelease, faultsOf } from '../../../client/internal.js';
import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';

/** Compares the version with the faults that are known of it. */
export function checkVersion({ version, info }: Patient): Finding[] {
  if (version === undefined) {
    const text = `Asterisk "${info.system?.version ?? ''}": a version that cannot be compared with those known to be bad`;
    return [{ check: 'version', level: 'unknown', text }];
  }
  const faults = faultsOf(releaseOf(version));
  if (faults.length === 0) return [ok('version', `Asterisk ${version}: nothing bad is known of it`)];
  return faults.map(({ text, change }) => ({
    check: 'version',
    level: 'warning',
    text: `Asterisk ${version}: ${text}`,
    change,
  }));
}

function releaseOf(version: string): AsteriskRelease {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}
