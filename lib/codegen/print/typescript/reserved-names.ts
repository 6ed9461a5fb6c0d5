import { ModelError, pathParametersOf, type NeutralModel } from '../../model/index.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const PARAMETERS = words(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null options package private protected public request return static super switch this throw true try typeof var void while with yield',
);
const MEMBERS = words('constructor execute repository');
const TYPES = words(
  'Array BaseEvent Boolean Buffer Date Entity Error EventShape EntityPlace Function LiveEntity Map Number Object Omit Operation Partial Pick Promise Readonly Record Repository RequestOptions Set String Symbol',
);

/**
 * The generated folder keeps Asterisk's own names: users know them. One that TypeScript, or what the code stands on,
 * has for itself is refused instead of being renamed.
 * @throws {ModelError} with the name and its place.
 */
export function refuseReservedNames(model: NeutralModel): void {
  for (const [place, name, reserved] of namesOf(model)) {
    if (reserved.has(name)) throw new ModelError(`${place}: ${name} cannot be a name in TypeScript`);
  }
}

function* namesOf(model: NeutralModel): Generator<[place: string, name: string, reserved: ReadonlySet<string>]> {
  for (const { name: resource, operations } of model.resources) {
    for (const { name, path, query, body } of operations) {
      yield [resource, name, MEMBERS];
      // A required option may become a parameter of its own.
      const required = [...query, ...(body === undefined ? [] : [body])].filter((option) => option.required === true);
      for (const id of [...pathParametersOf(path), ...required.map((option) => option.name)]) {
        yield [`${resource}.${name}`, id, PARAMETERS];
      }
    }
  }
  for (const { name, fields } of [...model.objects, ...model.records, ...model.events]) {
    yield ['the types', name, TYPES];
    for (const field of fields) yield [name, field.name, MEMBERS];
  }
  for (const { name } of model.choices) yield ['the types', name, TYPES];
}
