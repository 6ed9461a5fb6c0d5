import type { AsteriskRelease, KnownFault } from './known-fault.js';
import { KNOWN_FAULTS } from './known-faults.js';

/** The newest release on which the faults were tried for which no mended release is known. */
const LAST_TRIED: AsteriskRelease = [22, 10, 1];

/** Lists the faults of a release that its users must do something about. */
export function faultsOf(release: AsteriskRelease): readonly KnownFault[] {
  return KNOWN_FAULTS.filter((fault) => fault.avoided === undefined && has(release, fault));
}

/** Advises about a failure that a fault of Asterisk is the cause of, by what Asterisk says; undefined for any other. */
export function adviceAbout(operation: string, said: string | undefined): string | undefined {
  const fault = KNOWN_FAULTS.find(({ shows }) => shows?.operation === operation && shows.says === said);
  if (fault?.shows === undefined) return undefined;
  const first = Object.values(fault.mended).map((release) => release.join('.'));
  const until = first.length === 0 ? 'Asterisk' : `Asterisk before ${first.join(' and ')}`;
  return `A fault of ${until} (${fault.text}; what to do: ${fault.change}), unless ${fault.shows.unless}.`;
}

function has(release: AsteriskRelease, { mended, came }: KnownFault): boolean {
  const [major] = release;
  const first = came?.[major];
  if (first !== undefined ? isBefore(release, first) : Object.keys(came ?? {}).some((series) => major < Number(series)))
    return false;
  const free = mended[major];
  if (free !== undefined) return isBefore(release, free);
  const series = Object.keys(mended).map(Number);
  return series.length === 0 ? !isBefore(LAST_TRIED, release) : major < Math.max(...series);
}

function isBefore(release: AsteriskRelease, other: AsteriskRelease): boolean {
  const place = [0, 1, 2].find((at) => release[at] !== other[at]);
  return place !== undefined && (release[place] ?? 0) < (other[place] ?? 0);
}
