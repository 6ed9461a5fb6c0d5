import type { PageOfResults } from '../../protocol/index.js';
import { EVERYTHING, type ResourceAccess, type ResourceUser } from '../access/index.js';
import type { Resource } from '../discovery/index.js';
import {
  parseQuery,
  rulesFor,
  type CursorSeal,
  type ParsedQuery,
  type ResourcePage,
  type ResourceQuery,
} from '../query/index.js';

/** What a list needs besides the query. */
export interface ListTools {
  readonly access: ResourceAccess;
  readonly cursors: CursorSeal;
}

/** One list: from what the client sent to the query of the store, and from the page of the store to the answer. */
export class ListCommand {
  readonly #resource: Resource;
  readonly #user: ResourceUser;
  readonly #tools: ListTools;
  readonly #role: string;
  readonly #parsed: ParsedQuery;

  /** @throws {ResourceBadRequestException} the query names what it must not. */
  constructor(resource: Resource, user: ResourceUser, data: unknown, tools: ListTools) {
    this.#resource = resource;
    this.#user = user;
    this.#tools = tools;
    this.#role = resource.presenter.roleOf(user);
    const { presenter, rules } = resource;
    const seen = presenter.showsAll(this.#role) ? rules : rulesFor(rules, (field) => presenter.sees(this.#role, field));
    this.#parsed = parseQuery(data, seen);
  }

  /** @throws {ResourceBadRequestException} the cursor is not one of this query. */
  query(): ResourceQuery {
    const { filters, order, search, limit, offset, count, fresh, cursor } = this.#parsed;
    const { access, cursors } = this.#tools;
    const { stream } = this.#resource;
    const visible = (object: unknown): boolean => access.sees(this.#user, stream, object);
    return {
      filters,
      order,
      search,
      limit,
      offset,
      count,
      fresh,
      after: typeof cursor === 'string' ? cursors.open(cursor, this.#sealedFor) : undefined,
      visible: access.scopeOf(this.#user) === EVERYTHING ? undefined : visible,
    };
  }

  /** The bare list; an object where a cursor or a count was asked for. */
  answer({ items, next, count }: ResourcePage<object>): readonly object[] | PageOfResults {
    const { cursor, count: counted } = this.#parsed;
    const { presenter, binding } = this.#resource;
    const { access } = this.#tools;
    const sees = (of: string, part: object | undefined): boolean => access.sees(this.#user, of, part);
    const store = binding?.store;
    const narrowed = (object: object): object => store?.narrowed?.(object, sees) ?? object;
    const all = store?.narrowed === undefined && presenter.showsAll(this.#role);
    const results = all ? items : items.map((object) => presenter.present(this.#role, narrowed(object)));
    if (cursor === undefined && !counted) return results;
    return {
      results,
      ...(cursor !== undefined && {
        next: next === undefined ? null : this.#tools.cursors.seal(next, this.#sealedFor),
      }),
      ...(counted && { count }),
    };
  }

  /** A cursor is good for this query of those who see the same, and for nothing else. */
  get #sealedFor(): string {
    const { filters, order, search } = this.#parsed;
    return JSON.stringify([this.#resource.stream, this.#tools.access.scopeOf(this.#user), filters, order, search]);
  }
}
