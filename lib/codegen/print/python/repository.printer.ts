import {
  pathParametersOf,
  queryMayTravelInBody,
  type NeutralModel,
  type Operation,
  type Resource,
} from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { createdBy } from '../client-plan/created-object.js';
import type { PrintedFile } from '../printer.js';
import { sinceText } from '../since.js';
import { snakeCase, upperCamelCase } from '../words-of-name.js';
import { PythonMethod } from './method.printer.js';
import { pythonFile, TYPING } from './python-file.js';
import { isPythonKeyword, pythonMethods, pythonParameters } from './python-names.js';
import { docstring, pythonString, pythonTuple } from './python-text.js';
import type { PythonTypes } from './python-types.js';

export const repositoryModule = (resource: string): string => `${snakeCase(resource)}_repository`;
export const repositoryClass = (resource: string): string => `${upperCamelCase(resource)}Repository`;

/** The commands of one resource: how each travels, and a class with a method for each. */
export function printRepository(
  resource: Resource,
  model: NeutralModel,
  types: PythonTypes,
  words: WordBook,
): PrintedFile {
  const callable = resource.operations.filter(({ upgrade }) => upgrade !== true);
  const names = pythonMethods(
    resource.name,
    callable.map(({ name }) => name),
  );
  const constants = callable.map((operation) => operationConstant(resource, operation, model));
  const methods = callable.flatMap((operation) => {
    const method = new PythonMethod(resource, operation, types, words);
    const ids = pythonTuple(method.ids.map((id) => method.name(id)));
    const name = names.get(operation.name) ?? operation.name;
    const call = `self._client.execute(${constantName(operation)}, ${ids}, ${method.given()})`;
    return [...method.print(name, call), ...alias(name, operation.name), ''];
  });
  const head = [
    `class ${repositoryClass(resource.name)}:`,
    ...docstring([words.resource(resource.name), sinceText(resource.since)], 4),
    '',
    '    def __init__(self, client: BaseClient) -> None:',
    '        self._client = client',
    '',
  ];
  const body = [...head, ...methods].join('\n').trimEnd();
  const declared = [...model.objects, ...model.records].map(({ name }) => types.className(name));
  const used = [...new Set(declared)].filter((name) => body.includes(`"${name}"`)).sort();
  return pythonFile(
    `ari/${repositoryModule(resource.name)}.py`,
    model.asterisk,
    `The commands of ${resource.name}.`,
    [
      TYPING,
      '',
      'from .base_client import BaseClient',
      'from .operation import Operation, Parameter, wire_names',
      ...(used.length === 0 ? [] : ['', 'if TYPE_CHECKING:', `    from .objects import ${used.join(', ')}`]),
    ],
    [...constants, body],
  );
}

/** Asterisk's own name of a method, where Python has another and would take it. */
export function alias(name: string, wire: string): string[] {
  return name === wire || name === `${wire}_` || isPythonKeyword(wire) ? [] : ['', `    ${wire} = ${name}`];
}

function constantName({ name }: Operation): string {
  return `_${snakeCase(name).toUpperCase()}`;
}

function operationConstant(resource: Resource, operation: Operation, model: NeutralModel): string {
  const { query, body } = operation;
  const all = [...pathParametersOf(operation.path), ...query.map(({ name }) => name), ...(body ? [body.name] : [])];
  const names = pythonParameters(`${resource.name}.${operation.name}`, all);
  const parameter = ({ name, required }: { readonly name: string; readonly required?: true }): string =>
    `Parameter(${pythonString(names.get(name) ?? name)}, ${pythonString(name)}${required === true ? ', True' : ''})`;
  const created = createdBy(operation, model);
  const lines = [
    `name=${pythonString(`${resource.name}.${operation.name}`)}`,
    `method=${pythonString(operation.method)}`,
    `path=${pythonTuple(operation.path.split(/\{\w+\}/).map(pythonString))}`,
    `result=${pythonString(operation.result)}`,
    ...(query.length === 0 ? [] : [`query=${pythonTuple(query.map(parameter))}`]),
    ...(queryMayTravelInBody(operation) ? ['query_in_body=True'] : []),
    ...(body === undefined ? [] : [`body=${parameter(body)}`]),
    ...(body?.form === 'bare' ? ['bare_body=True'] : []),
    ...(body?.itemTexts === undefined ? [] : [`item_texts=${pythonTuple(body.itemTexts.map(pythonString))}`]),
    ...(created === undefined
      ? []
      : [
          `creates=${pythonTuple([created.kind, names.get(created.parameter) ?? created.parameter].map(pythonString))}`,
        ]),
  ];
  return [`${constantName(operation)} = Operation(`, ...lines.map((line) => `    ${line},`), ')'].join('\n');
}
