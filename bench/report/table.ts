import type { CaseResult, ContenderResult, Machine, RowResult } from './results.js';

/** A row as Markdown: what was asked, a line for every contender, and whether ours reached the goals. */
export function rowTable(row: RowResult): string {
  const figures = [...new Set(row.cases.flatMap(({ contenders }) => contenders.flatMap(figureNames)))];
  const delivers = row.cases.some(({ contenders }) => contenders.some(({ delivered }) => (delivered ?? 0) > 0));
  const head = ['work', 'who', `CPU µs per ${row.unit}`, `${row.unit}s per CPU second`, 'ratio to the first', 'wall/s'];
  const columns = [...head, ...(delivers ? ['delivered'] : []), ...figures];
  const lines = row.cases.flatMap((one) => one.contenders.map((who) => cells(one, who, { delivers, figures })));
  return [
    `### ${row.title}`,
    '',
    `Goal: ${row.goal}. Measured ${row.measuredAt}, ${row.rounds} ${row.rounds === 1 ? 'round' : 'rounds'}${row.quick ? ' of the quick form' : ''}, load before ${row.loadBefore.toFixed(1)}.`,
    '',
    line(columns),
    line(columns.map((_, index) => (index < 2 ? '---' : '---:'))),
    ...lines.map(line),
    '',
    ...row.cases.flatMap(verdictLines),
  ].join('\n');
}

/** The machine as a list. */
export function machineLines({ cpu, cores, memoryGiB, system, versions }: Machine): string {
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${cores} × ${cpu}, ${memoryGiB} GiB, ${system}; ${list.join(', ')}.`;
}

function cells(
  one: CaseResult,
  who: ContenderResult,
  { delivers, figures }: { delivers: boolean; figures: readonly string[] },
): string[] {
  const delivered = who.delivered === undefined ? '' : `${count(who.delivered)} of ${count(who.units)}`;
  return [
    one === undefined ? '' : one.name,
    who.name,
    who.cpuUs.toFixed(2),
    count(who.perCpuSecond),
    who.ratio.toFixed(2),
    count(who.perWallSecond),
    ...(delivers ? [delivered + ((who.disordered ?? 0) > 0 ? `, ${count(who.disordered ?? 0)} gaps` : '')] : []),
    ...figures.map((name) => {
      const value = who.figures?.[name];
      return value === undefined ? '' : value.toFixed(Math.abs(value) < 100 ? 2 : 0);
    }),
  ];
}

function verdictLines({ name, verdicts }: CaseResult): string[] {
  return verdicts.map(
    ({ text, value, met }) => `- ${met ? 'met' : '**missed**'}: ${name}: ${text}: ${value.toFixed(2)}`,
  );
}

function figureNames({ figures }: ContenderResult): string[] {
  return Object.keys(figures ?? {});
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function line(parts: readonly string[]): string {
  return `| ${parts.join(' | ')} |`;
}
