import type { ResourceUser } from './resource-user.js';

/**
 * Fields that leave, by role; `*` instead of names: all of them. The role `*` is that of everybody else.
 * @publicApi
 */
export type Presenters = Readonly<Record<string, '*' | readonly string[]>>;

/** Lets fields of an object out by the role of the user. The key always leaves; without presenters everything does. */
export class Presenter {
  readonly #key: string;
  readonly #fields = new Map<string, '*' | ReadonlySet<string>>();
  readonly #open: boolean;

  constructor(key: string, presenters: Presenters | undefined) {
    this.#key = key;
    this.#open = presenters === undefined;
    for (const [role, fields] of Object.entries(presenters ?? {})) {
      this.#fields.set(role, fields === '*' ? '*' : new Set([key, ...fields]));
    }
  }

  /** Every role that may see something else than others; none where everybody sees all. */
  get roles(): readonly string[] {
    return this.#open ? [] : [...new Set(['*', ...this.#fields.keys()])];
  }

  /** The role that decides for a user: users whose roles have no presenter of their own share one. */
  roleOf({ role }: ResourceUser): string {
    return role !== undefined && this.#fields.has(role) ? role : '*';
  }

  /** Whether a role sees every field. */
  showsAll(role: string): boolean {
    return this.#fieldsOf(role) === '*';
  }

  /** Whether a role sees a field. */
  sees(role: string, field: string): boolean {
    const fields = this.#fieldsOf(role);
    return fields === '*' || fields.has(field.split('.', 1)[0] ?? field);
  }

  /** The object as a role sees it. */
  present(role: string, object: object): object {
    const fields = this.#fieldsOf(role);
    if (fields === '*') return object;
    return Object.fromEntries(Object.entries(object).filter(([field]) => fields.has(field)));
  }

  #fieldsOf(role: string): '*' | ReadonlySet<string> {
    if (this.#open) return '*';
    return this.#fields.get(role) ?? new Set([this.#key]);
  }
}
