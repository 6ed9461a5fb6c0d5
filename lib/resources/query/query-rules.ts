/** Which queries a resource takes. */
export interface QueryRules {
  readonly filterable: readonly string[];
  readonly orderable: readonly string[];
  readonly searchable: readonly string[];
  /** Objects on a page, where the query names no `limit`. */
  readonly pageSize: number;
  /** The highest `limit`. */
  readonly maxPageSize: number;
}

/** The rules without the fields that a user must not see: what may not be read may not be asked for either. */
export function rulesFor(rules: QueryRules, sees: (field: string) => boolean): QueryRules {
  return {
    ...rules,
    filterable: rules.filterable.filter(sees),
    orderable: rules.orderable.filter(sees),
    searchable: rules.searchable.filter(sees),
  };
}
