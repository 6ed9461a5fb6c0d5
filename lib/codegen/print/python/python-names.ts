import { nameTable } from '../client-plan/name-table.js';
import { snakeCase } from '../words-of-name.js';

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case';
/** What annotations of generated code name. A method of that name would stand before it. */
const BUILT_IN = 'str int float bool bytes object self cls property super';
/** What the runtime gives every object. */
const OF_OBJECTS = 'get keys items values on_event add_event_handler remove_event_handler finished';

const words = (text: string): string[] => text.split(' ');

const PARAMETERS = new Set(words(`${KEYWORDS} ${BUILT_IN}`));
const MEMBERS = new Set(words(`${KEYWORDS} ${BUILT_IN} ${OF_OBJECTS}`));
/** `get` of a resource is its most used method, and a repository is no mapping. */
const METHODS = new Set(words(`${KEYWORDS} ${BUILT_IN}`));
const TYPES = new Set(
  words(
    'Any Callable ClassVar Dict List Literal Mapping Optional Sequence Tuple Type Union Event Entity EndingEntity Fields BaseClient Client Subscription Handler Operation Parameter TYPE_CHECKING None True False',
  ),
);

/** Whether Python lets nothing be called so. */
export const isPythonKeyword = (name: string): boolean => KEYWORDS.split(' ').includes(name);

/** Parameters, by the names of the model. */
export const pythonParameters = (where: string, names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable(where, names, snakeCase, PARAMETERS);

/** The methods of a repository. */
export const pythonMethods = (where: string, names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable(where, names, snakeCase, METHODS);

/** The fields and methods of an object, a record or an event. Fields keep their own names. */
export const pythonMembers = (where: string, fields: readonly string[], methods: readonly string[] = []) => ({
  fields: nameTable(where, fields, (name) => name, MEMBERS),
  methods: nameTable(where, methods, snakeCase, new Set([...MEMBERS, ...fields])),
});

/** The classes of the package. */
export const pythonTypes = (names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable('the types', names, (name) => name, TYPES);
