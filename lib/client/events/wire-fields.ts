/**
 * Copies the fields that came over the socket to an object. A field with the name of a method of the object (a newer
 * Asterisk may add any) is kept with `_` behind its name: it must not hide the method.
 */
export function takeWireFields(object: object, fields: object): void {
  if (!isHarmless(fields, namesOf(object))) {
    takeRenamed(object, fields);
    return;
  }
  // One step for all of them: field by field it costs twice as much, and this happens for every event.
  Object.assign(object, fields);
}

/** Asterisk sends the same fields in the same order nearly every time: then one comparison for each is enough. */
function isHarmless(fields: object, names: ClassNames): boolean {
  const { harmless } = names;
  let at = 0;
  for (const name in fields) {
    if (name === harmless[at]) at += 1;
    else return !Object.keys(fields).some((field) => names.taken.has(field)) && remember(names, fields);
  }
  return true;
}

function remember(names: ClassNames, fields: object): true {
  names.harmless = Object.keys(fields);
  return true;
}

function takeRenamed(object: object, fields: object): void {
  const target = object as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) target[name in target ? `${name}_` : name] = value;
}

/** The names of one class. */
interface ClassNames {
  /** Names of its own and inherited members: fields must not hide them. */
  readonly taken: ReadonlySet<string>;
  /** The fields of the last object, none of which hides a member. */
  harmless: readonly string[];
}

/**
 * By prototype: looked up once for each class, since classes do not change. It holds no state of an application, only
 * what the class itself says, and it goes with the class. On the prototype it would be printed.
 */
const NAMES = new WeakMap<object, ClassNames>();

function namesOf(object: object): ClassNames {
  const prototype = Object.getPrototypeOf(object) as object;
  let names = NAMES.get(prototype);
  if (names === undefined) {
    names = { taken: new Set(inherited(prototype)), harmless: [] };
    NAMES.set(prototype, names);
  }
  return names;
}

function* inherited(prototype: object | null): Generator<string> {
  for (let at = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    yield* Object.getOwnPropertyNames(at);
  }
}
