import { nameTable } from '../client-plan/name-table.js';
import { snakeCase } from '../words-of-name.js';

const words = (text: string): Set<string> => new Set(text.split(' '));

/** What every object of Perl, and every object of the runtime, has by itself. */
const OF_OBJECTS =
  'new can isa DOES VERSION import unimport DESTROY AUTOLOAD BEGIN END INIT CHECK UNITCHECK get fields key kind identity equals on_event remove_event_handler finished_p';
const OF_CLIENTS =
  'new can isa import unimport execute execute_p decode dispatch report run run_p close connected_p end_of_p on_event remove_event_handler on_error';
const METHODS = words(OF_OBJECTS);
const OF_REPOSITORIES = words('can isa DOES VERSION import unimport DESTROY AUTOLOAD BEGIN END INIT CHECK UNITCHECK');

/** The methods of a repository: `sendDTMF` is `send_dtmf`. Each has a twin with `_p` that gives a promise. */
export const perlMethods = (where: string, names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable(where, withTwins(names), snakeCase, OF_REPOSITORIES);

/** The getters and the methods of an object: where a field has the name of a method, the method gives way. */
export const perlMembers = (where: string, fields: readonly string[], methods: readonly string[]) => {
  const getters = nameTable(where, fields, snakeCase, METHODS);
  return {
    getters,
    methods: nameTable(where, withTwins(methods), snakeCase, new Set([...METHODS, ...getters.values()])),
  };
};

/** The repositories of the client. */
export const perlResources = (names: readonly string[]): ReadonlyMap<string, string> =>
  nameTable('the client', names, snakeCase, words(OF_CLIENTS));

function withTwins(names: readonly string[]): string[] {
  return names.flatMap((name) => [name, `${name}_p`]);
}
