/** A type of the neutral model, taken apart: `Channel[]` is a list of `Channel`. */
export interface TypeShape {
  readonly of: string;
  readonly many?: 'list' | 'map';
}

/** The types that are not declared by the model itself. */
export const BUILT_IN_TYPES: readonly string[] = [
  'text',
  'whole',
  'decimal',
  'flag',
  'moment',
  'object',
  'binary',
  'nothing',
];

/** Takes the written form of a type apart. */
export function shapeOf(type: string): TypeShape {
  if (type.endsWith('[]')) {
    return { of: type.slice(0, -2), many: 'list' };
  }
  return type.endsWith('{}') ? { of: type.slice(0, -2), many: 'map' } : { of: type };
}

const SWAGGER_TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'whole',
  long: 'whole',
  double: 'decimal',
  float: 'decimal',
  boolean: 'flag',
  Date: 'moment',
  object: 'object',
  containers: 'object',
  binary: 'binary',
  void: 'nothing',
};

/** The neutral form of a type of the API description: `List[string]` is `text[]`. */
export function fromSwaggerType(type: string): string {
  const list = /^List\[(.+)\]$/.exec(type);
  return list?.[1] === undefined
    ? ((Object.hasOwn(SWAGGER_TYPES, type) ? SWAGGER_TYPES[type] : undefined) ?? type)
    : `${fromSwaggerType(list[1])}[]`;
}
