import { ApiDescriptionError } from './api-description.error.js';

/** A value inside a JSON file that knows where it stands, so that a complaint about it can name the place. */
export class DescriptionNode {
  constructor(
    private readonly value: unknown,
    readonly where: string,
  ) {}

  /** The member under `key`, or `undefined` where there is none. */
  optional(key: string): DescriptionNode | undefined {
    const member = this.asObject()[key];
    return member === undefined ? undefined : new DescriptionNode(member, `${this.where}.${key}`);
  }

  /** The member under `key`; its absence is an error. */
  required(key: string): DescriptionNode {
    const member = this.optional(key);
    if (member === undefined) {
      throw new ApiDescriptionError(`${this.where}: the member "${key}" is missing`);
    }
    return member;
  }

  /** All members with their names, in the order of the file. */
  members(): [string, DescriptionNode][] {
    return Object.entries(this.asObject()).map(([key, value]) => [
      key,
      new DescriptionNode(value, `${this.where}.${key}`),
    ]);
  }

  /** The elements of a list. */
  elements(): DescriptionNode[] {
    if (!Array.isArray(this.value)) {
      throw this.unexpected('a list');
    }
    return this.value.map((element: unknown, index) => new DescriptionNode(element, `${this.where}[${index}]`));
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value === '') {
      throw this.unexpected('a non-empty string');
    }
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') {
      throw this.unexpected('true or false');
    }
    return this.value;
  }

  /** A whole number; Asterisk writes some of them as text. */
  whole(): number {
    const number = typeof this.value === 'string' ? Number(this.value) : this.value;
    if (typeof number !== 'number' || !Number.isInteger(number)) {
      throw this.unexpected('a whole number');
    }
    return number;
  }

  scalar(): string | number | boolean {
    const { value } = this;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw this.unexpected('a text, a number, true or false');
    }
    return value;
  }

  /** One of the given texts. */
  choice<T extends string>(choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined) {
      throw this.unexpected(`one of ${choices.join(', ')}`);
    }
    return found;
  }

  private asObject(): Record<string, unknown> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      throw this.unexpected('an object');
    }
    return this.value as Record<string, unknown>;
  }

  private unexpected(expected: string): ApiDescriptionError {
    const shown = JSON.stringify(this.value) ?? String(this.value);
    const found = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
    return new ApiDescriptionError(`${this.where}: expected ${expected}, found ${found}`);
  }
}
