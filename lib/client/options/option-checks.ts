import { AriConfigurationException } from '../exceptions/index.js';
import { nearestName } from './nearest-name.js';

/** Node runs a timer that is longer than this at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Names every option of an object, so that the compiler sees where one is missing. */
export type KnownOptions<Options> = Readonly<Record<keyof Options, true>>;

/** Names that users may try, and what to do instead: the second part of the message. */
export type OtherNames = Readonly<Record<string, string>>;

/** Names what is checked, for messages. */
interface Place {
  readonly connection: string;
  /** The option whose value the object is; undefined for the options themselves. */
  readonly field?: string;
}

type Names<Options> = Extract<keyof Options, string>;

/** The form of an option that is an object of options. */
type Inner<Value> = Exclude<Extract<Value, object>, (...values: never[]) => unknown>;

/**
 * Checks the options of one object, and refuses the first one that is wrong: by its name, and what it should be.
 * Options may come from a configuration file, so nothing is taken for granted. No message shows a value: it may be a
 * password.
 */
export class OptionChecks<Options extends object> {
  readonly #place: Place;
  readonly #options: Readonly<Partial<Record<string, unknown>>>;

  /** @throws {AriConfigurationException} it is no object, or has an option that is not known. */
  constructor(place: Place, options: unknown, known: KnownOptions<Options>, others: OtherNames = {}) {
    this.#place = place;
    if (typeof options !== 'object' || options === null || Array.isArray(options)) {
      const named = Object.keys(known).slice(0, 3).join(', ');
      throw new AriConfigurationException(
        place.connection,
        place.field ?? 'options',
        `must be an object with ${named}`,
      );
    }
    this.#options = options as Record<string, unknown>;
    for (const name of Object.keys(options)) {
      const meant = Object.hasOwn(others, name) ? others[name] : undefined;
      if (meant !== undefined && this.#options[name] !== undefined) this.#refuse(name, meant);
      if (meant === undefined && !Object.hasOwn(known, name)) this.#refuse(name, unknownOption(name, known, others));
    }
  }

  /** Refuses an option. */
  refuse(name: Names<Options>, expected: string): never {
    return this.#refuse(name, expected);
  }

  /** Whether an option is set. */
  has(name: Names<Options>): boolean {
    return this.#options[name] !== undefined;
  }

  isString(name: Names<Options>): boolean {
    return typeof this.#options[name] === 'string';
  }

  isFunction(name: Names<Options>): boolean {
    return typeof this.#options[name] === 'function';
  }

  /** Reads an option of any other kind; undefined when it is left out. */
  given<Value>(name: Names<Options>, right: (value: unknown) => value is Value, expected: string): Value | undefined {
    const value = this.#value(name);
    return value === undefined || right(value) ? value : this.#refuse(name, expected);
  }

  /** Reads a non-empty string. */
  string(name: Names<Options>, otherwise?: string): string {
    const value = this.#value(name) ?? otherwise;
    return typeof value === 'string' && value !== '' ? value : this.#refuse(name, 'must be a non-empty string');
  }

  strings(name: Names<Options>): readonly string[] {
    const value = this.#value(name) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== ''))
      return value as string[];
    return this.#refuse(name, 'must be a list of non-empty strings');
  }

  flag(name: Names<Options>, otherwise: boolean): boolean {
    const value = this.#value(name) ?? otherwise;
    return typeof value === 'boolean' ? value : this.#refuse(name, 'must be true or false');
  }

  /** Reads a whole number. */
  whole(name: Names<Options>, otherwise: number, least = 1, most = LONGEST_TIMER): number {
    return this.#number(name, otherwise, [least, most], 'must be a whole number');
  }

  /** Reads a time in milliseconds. */
  time(name: Names<Options>, otherwise: number, least = 1): number {
    return this.#number(name, otherwise, [least, LONGEST_TIMER], 'must be a whole number of milliseconds');
  }

  /** Reads one of a few words; the first is the default. */
  oneOf<Word extends string>(name: Names<Options>, words: readonly [Word, ...Word[]]): Word {
    const value = this.#value(name) ?? words[0];
    const choice = words.length > 2 ? `one of ${words.join(', ')}` : words.join(' or ');
    return words.find((word) => word === value) ?? this.#refuse(name, `must be ${choice}`);
  }

  /** Reads the options inside this one; when it is left out, none of them is set. */
  inside<Name extends Names<Options>>(
    name: Name,
    known: KnownOptions<Inner<Options[Name]>>,
    others?: OtherNames,
  ): OptionChecks<Inner<Options[Name]>> {
    return this.within(name, this.#value(name) ?? {}, known, others);
  }

  /** Does the same for options that a function, the value of this one, makes later. */
  within<Inner extends object>(
    name: Names<Options>,
    options: unknown,
    known: KnownOptions<Inner>,
    others?: OtherNames,
  ): OptionChecks<Inner> {
    const place = { connection: this.#place.connection, field: this.#path(name) };
    return new OptionChecks<Inner>(place, options, known, others);
  }

  /** Reads a value: an option that is left out is undefined, `null` is refused. */
  #value(name: string): unknown {
    return this.#options[name] === null ? this.#refuse(name, 'must not be null: leave it out') : this.#options[name];
  }

  #number(name: string, otherwise: number, [least, most]: readonly [number, number], expected: string): number {
    const value = this.#value(name) ?? otherwise;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    return this.#refuse(name, `${expected} from ${least} to ${most}`);
  }

  #refuse(name: string, expected: string): never {
    throw new AriConfigurationException(this.#place.connection, this.#path(name), expected);
  }

  #path(name: string): string {
    return this.#place.field === undefined ? name : `${this.#place.field}.${name}`;
  }
}

function unknownOption(name: string, known: object, others: OtherNames): string {
  const names = Object.keys(known);
  const near = nearestName(name, [...names, ...Object.keys(others)]);
  if (near === undefined) return `is not an option; known are ${names.join(', ')}`;
  const meant = others[near];
  if (meant !== undefined) return `is not an option; "${near}" ${meant}`;
  return `is not an option; did you mean "${near}"? Known are ${names.join(', ')}`;
}
