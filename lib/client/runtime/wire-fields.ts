/**
 * Puts what came over the wire on an object, field by field. A field that bears the name of one of the object's own
 * methods (a newer Asterisk may add any) is kept with `_` behind its name: it must not hide the method.
 */
export function takeWireFields(object: object, fields: object): void {
  const target = object as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) target[name in target ? `${name}_` : name] = value;
}
