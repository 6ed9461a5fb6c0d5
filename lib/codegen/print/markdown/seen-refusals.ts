import { readFileSync } from 'node:fs';

/** A refusal as a real Asterisk wrote it. */
export interface SeenRefusal {
  readonly status: string;
  /** Its words; `…` stands for an id. */
  readonly says: string;
}

/**
 * Reads what a real Asterisk 22.10.1 refused in the contract suite, by operation. The file is written by
 * `test/contract/seen-refusals.spec.ts`, from rows that are held to the real server.
 */
export function readSeenRefusals(): ReadonlyMap<string, readonly SeenRefusal[]> {
  const text = readFileSync(new URL('./seen-refusals.json', import.meta.url), 'utf8');
  const lines = Object.entries(JSON.parse(text) as Record<string, readonly string[]>);
  return new Map(lines.map(([operation, refusals]) => [operation, refusals.map(refusal)]));
}

function refusal(line: string): SeenRefusal {
  return { status: line.slice(0, 3), says: line.slice(4) };
}
