import type { Measurement } from '../run/measurement.js';
import { median } from '../run/median.js';
import type { CaseMeasurements } from '../run/rounds.js';
import { OURS, type Case, type Contender, type Goal } from '../run/row.js';
import type { CaseResult, ContenderResult, Verdict } from './results.js';

type Rounds = readonly Measurement[];

const cpuOf = ({ cpuMs, units }: Measurement): number => cpuMs / units;
const wallOf = ({ wallMs, units }: Measurement): number => wallMs / units;

/** Medians and verdicts of one case; `others` are the cases of the same row that were measured before it. */
export function summary(
  one: Case,
  measured: CaseMeasurements,
  others: ReadonlyMap<string, CaseMeasurements>,
): CaseResult {
  const first = one.contenders[0]?.name ?? '';
  const base = measured.get(first) ?? [];
  const contenders = one.contenders.flatMap((contender): ContenderResult[] => {
    const rounds = measured.get(contender.name);
    return rounds === undefined ? [] : [contenderResult(contender, rounds, base)];
  });
  const verdicts = (one.goals ?? []).flatMap((goal): Verdict[] => {
    const rounds = measured.get(goal.contender ?? OURS);
    return rounds === undefined ? [] : verdict(goal, rounds, base, { measured, others });
  });
  return { name: one.name, contenders, verdicts };
}

function contenderResult({ name, parameters }: Contender, rounds: Rounds, base: Rounds): ContenderResult {
  const [any] = rounds;
  const cpuMs = median(rounds.map(cpuOf));
  return {
    name,
    parameters,
    cpuUs: cpuMs * 1000,
    perCpuSecond: 1000 / cpuMs,
    perWallSecond: 1000 / median(rounds.map(wallOf)),
    ratio: ratio(rounds, base, cpuOf),
    units: any?.units ?? 0,
    delivered: any?.delivered,
    disordered: any?.disordered,
    figures: any?.figures === undefined ? undefined : medianFigures(rounds, Object.keys(any.figures)),
  };
}

function verdict(
  goal: Goal,
  rounds: Rounds,
  base: Rounds,
  { measured, others }: { measured: CaseMeasurements; others: ReadonlyMap<string, CaseMeasurements> },
): Verdict[] {
  const [kind, name = ''] = goal.of.split(':');
  const whose = goal.contender ?? OURS;
  const figure = (one: Measurement): number => one.figures?.[name] ?? Number.NaN;
  const value = {
    ratio: () => ratio(rounds, base, cpuOf),
    wallRatio: () => ratio(rounds, base, wallOf),
    ratioTo: () => ratio(rounds, measured.get(name) ?? [], cpuOf),
    ratioToCase: () => ratio(rounds, others.get(name)?.get(whose) ?? [], cpuOf),
    figure: () => median(rounds.map(figure)),
    extra: () => median(pairs(rounds, base).map(([own, other]) => figure(own) - figure(other))),
    extraMs: () => median(pairs(rounds, base).map(([own, other]) => own.wallMs - other.wallMs)),
  }[kind as 'ratio']();
  if (Number.isNaN(value)) return [];
  const met = value >= (goal.atLeast ?? -Infinity) && value <= (goal.atMost ?? Infinity);
  const bound = goal.atLeast === undefined ? `at most ${goal.atMost}` : `at least ${round(goal.atLeast)}`;
  return [{ text: `${whose}: ${goal.of}, ${bound}`, value, met }];
}

/** The median, over the rounds, of how much less than the others' cost ours is. */
function ratio(rounds: Rounds, others: Rounds, cost: (one: Measurement) => number): number {
  return median(pairs(rounds, others).map(([own, other]) => cost(other) / cost(own)));
}

function pairs(rounds: Rounds, others: Rounds): [Measurement, Measurement][] {
  return rounds.flatMap((own, index) => {
    const other = others[index];
    return other === undefined ? [] : [[own, other] as [Measurement, Measurement]];
  });
}

function medianFigures(rounds: Rounds, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.map((one) => one.figures?.[name] ?? Number.NaN))]),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
