import { wordsOf } from '../words-of-name.js';

/** `deviceStates` is `device-states`. */
export function kebabCase(name: string): string {
  return wordsOf(name).join('-').toLowerCase();
}

/** `deviceStates` is `DEVICE_STATES`. */
export function constantCase(name: string): string {
  return wordsOf(name).join('_').toUpperCase();
}

/** `deviceStates` is `DeviceStates`. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `Module` is a word of JavaScript's own, so that type gets another name. */
export function typeName(name: string): string {
  return name === 'Module' ? 'AsteriskModule' : name;
}

export const repositoryClass = (resource: string): string => `${pascalCase(resource)}Repository`;
export const repositoryFile = (resource: string): string => `repositories/${kebabCase(resource)}.repository.js`;
export const operationsTable = (resource: string): string => `${constantCase(resource)}_OPERATIONS`;
export const operationsFile = (resource: string): string => `operations/${kebabCase(resource)}.operations.js`;
export const optionsType = (resource: string, operation: string): string =>
  `${pascalCase(resource)}${pascalCase(operation)}Options`;
export const modelsFile = (resource: string): string => `models/${kebabCase(resource)}.models.js`;
export const baseClass = (object: string): string => `${object}Base`;
export const baseFile = (object: string): string => `entities/${kebabCase(object)}.base.js`;
export const eventsFile = (family: string): string => `events/${family}.events.js`;
