import { nameTable } from '../client-plan/name-table.js';

const words = (text: string): Set<string> => new Set(text.split(' '));

const KEYWORDS =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield';
const PARAMETERS = words(`${KEYWORDS} options`);
/** What every object has. */
const MEMBERS = words(
  'constructor on off equals finished hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf then',
);
/** What the client has by itself. */
const RESOURCES = words(
  'constructor listeners execute run connected close on off onError report keyOf endOf dispatch restore hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf then',
);
const TYPES = words(
  'Array ArrayBuffer Client ClientOptions RunOptions Record Promise Partial Readonly Error Object String Number Boolean Symbol Function Map Set Date Omit Pick Entity AriEvent EventMap Remove AriError InvalidCallError NoAnswerError HTTPError any unknown never string number boolean',
);

const asItIs = (name: string): string => name;

export const javaScriptParameters = (where: string, names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable(where, names, asItIs, PARAMETERS);
/** The methods of an object: a field of the same name would hide one. */
export const javaScriptMembers = (where: string, names: readonly string[], fields: readonly string[]) =>
  nameTable(where, names, asItIs, new Set([...MEMBERS, ...fields]));
export const javaScriptResources = (names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable('the resources', names, asItIs, RESOURCES);
export const javaScriptTypes = (names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable('the types', names, asItIs, TYPES);
