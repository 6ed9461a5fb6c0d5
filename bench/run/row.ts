/** One kind of work, and who is measured doing it. */
export interface Row {
  /** For `--only`: `digits`, `requests`, … */
  readonly id: string;
  readonly title: string;
  /** What it must show, in words. */
  readonly goal: string;
  /** What one unit is: `event`, `request`, `call`. */
  readonly unit: string;
  readonly needsAsterisk?: true;
  readonly needsPostgresql?: true;
  cases(quick: boolean): readonly Case[];
}

/** One line of work within a row. */
export interface Case {
  readonly name: string;
  /** The first is what the others are compared with. */
  readonly contenders: readonly Contender[];
  /** What ours must reach. */
  readonly goals?: readonly Goal[];
}

/** One process that does the work. */
export interface Contender {
  /** As it stands in the table: `floor`, `nestjs-ari`, `awry`. */
  readonly name: string;
  /** Module in `subjects/`. */
  readonly subject: string;
  readonly parameters: Readonly<Record<string, number | string>>;
}

/** A bound on the median of a figure of ours. */
export interface Goal {
  /** `ratio` (to the first contender), `wallRatio`, `figure:<name>`, `extra:<name>` (over the first contender), `ratioTo:<contender>`, `ratioToCase:<case>`. */
  readonly of: string;
  /** Whose; default: ours. */
  readonly contender?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** The name under which this library stands in the tables. */
export const OURS = 'nestjs-ari';
