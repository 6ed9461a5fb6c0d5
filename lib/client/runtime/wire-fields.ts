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

/**
 * The names that a class has, by its prototype: looked up once for each class, since classes do not change. Nothing can
 * be told from it but what the class itself tells, and it goes with the class. On the prototype it would be printed.
 */
const NAMES = new WeakMap<object, ReadonlySet<string>>();

function takenNames(object: object): ReadonlySet<string> {
  const prototype = Object.getPrototypeOf(object) as object;
  let names = NAMES.get(prototype);
  if (names === undefined) {
    names = new Set(inherited(prototype));
    NAMES.set(prototype, names);
  }
  return names;
}

function* inherited(prototype: object | null): Generator<string> {
  for (let at = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    yield* Object.getOwnPropertyNames(at);
  }
}
