/**
 * Puts what came over the wire on an object, field by field. A field that bears the name of one of the object's own
 * methods (a newer Asterisk may add any) is kept with `_` behind its name: it must not hide the method.
 */
export function takeWireFields(object: object, fields: object): void {
  const taken = takenNames(object);
  for (const name in fields) {
    if (taken.has(name)) {
      takeRenamed(object, fields);
      return;
    }
  }
  // One step for all of them: field by field it is twice as dear, and this happens for every event.
  Object.assign(object, fields);
}

function takeRenamed(object: object, fields: object): void {
  const target = object as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) target[name in target ? `${name}_` : name] = value;
}

/** Where a class keeps the names that it has, looked up once: classes do not change. */
const NAMES: unique symbol = Symbol('names of the class');

interface Prototype {
  readonly [NAMES]?: ReadonlySet<string>;
}

function takenNames(object: object): ReadonlySet<string> {
  const prototype = Object.getPrototypeOf(object) as Prototype;
  // A class that extends this one has names of its own.
  const known = Object.hasOwn(prototype, NAMES) ? prototype[NAMES] : undefined;
  if (known !== undefined) return known;
  const names = new Set(inherited(prototype));
  Object.defineProperty(prototype, NAMES, { value: names });
  return names;
}

function* inherited(prototype: object | null): Generator<string> {
  for (let at = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    yield* Object.getOwnPropertyNames(at);
  }
}
