import { type Dialplan, type DialplanStep, extensionMatcher, parseStep } from './dialplan.js';

interface Extension {
  readonly pattern: string;
  readonly matches: (dialled: string) => boolean;
  readonly steps: readonly DialplanStep[];
}

/** The dialplan, read once: it is asked for a step at every move of every channel. */
export class DialplanBook {
  readonly #contexts = new Map<string, readonly Extension[]>();

  constructor(dialplan: Dialplan, known: ReadonlySet<string>) {
    for (const [context, extensions] of Object.entries(dialplan)) {
      const read = Object.entries(extensions).map(([pattern, steps]) => readExtension(context, pattern, steps, known));
      // A plain number wins over every pattern, and a longer pattern over a shorter one.
      read.sort(
        (a, b) => Number(a.pattern[0] === '_') - Number(b.pattern[0] === '_') || b.pattern.length - a.pattern.length,
      );
      this.#contexts.set(context, read);
    }
  }

  has(context: string, exten: string): boolean {
    return this.#find(context, exten) !== undefined;
  }

  step(context: string, exten: string, priority: number): DialplanStep | undefined {
    return this.#find(context, exten)?.steps[priority - 1];
  }

  /** The priority that carries a label. */
  label(context: string, exten: string, label: string): number | undefined {
    const index = this.#find(context, exten)?.steps.findIndex((step) => step.label === label) ?? -1;
    return index < 0 ? undefined : index + 1;
  }

  #find(context: string, exten: string): Extension | undefined {
    return this.#contexts.get(context)?.find((extension) => extension.matches(exten));
  }
}

function readExtension(
  context: string,
  pattern: string,
  steps: readonly string[],
  known: ReadonlySet<string>,
): Extension {
  const read = steps.map(parseStep);
  for (const { application } of read) {
    if (known.has(application.toLowerCase())) continue;
    throw new TypeError(
      `The dialplan's extension ${pattern}@${context} uses ${application}(), which the simulator does not have; ` +
        `it has ${[...known].join(', ')}`,
    );
  }
  return { pattern, matches: extensionMatcher(pattern), steps: read };
}
