import type { ModelDifference } from '../../codegen/index.js';

type Form = (before: string, after: string, differences: readonly ModelDifference[]) => string[];

/** One line a difference; `!` stands before what breaks callers. */
export const asText: Form = (before, after, differences) => [
  `Asterisk ${before} -> ${after}: ${counted(differences)}`,
  ...differences.map((each) => `${each.breaks ? '!' : ' '} ${each.text}`),
];

/** One object, for other programs. */
export const asJson: Form = (before, after, differences) => [JSON.stringify({ before, after, differences }, null, 2)];

/** A page with a table for what breaks callers and one for the rest. */
export const asMarkdown: Form = (before, after, differences) => [
  `# Asterisk ${before} → ${after}`,
  '',
  `${counted(differences)}.`,
  ...table(
    'Breaks callers',
    differences.filter(({ breaks }) => breaks),
  ),
  ...table(
    'New or compatible',
    differences.filter(({ breaks }) => !breaks),
  ),
];

function table(title: string, differences: readonly ModelDifference[]): string[] {
  if (differences.length === 0) return [];
  const rows = differences.map(
    ({ place, change, before, after }) => `| ${[place, change, before, after].map(cell).join(' | ')} |`,
  );
  return ['', `## ${title}`, '', '| where | what | before | after |', '| --- | --- | --- | --- |', ...rows];
}

function cell(text: string | undefined): string {
  return (text ?? '').replace(/[\\|<>`]/g, '\\$&').replace(/\s+/g, ' ');
}

function counted(differences: readonly ModelDifference[]): string {
  const breaking = differences.filter(({ breaks }) => breaks).length;
  const all = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  return `${all}, ${breaking === 0 ? 'none breaks' : breaking === 1 ? '1 breaks' : `${breaking} break`} callers`;
}
