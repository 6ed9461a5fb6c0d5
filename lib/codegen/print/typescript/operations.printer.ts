import {
  type Body,
  type NeutralModel,
  type Operation,
  type Parameter,
  type Resource,
  pathParametersOf,
  queryMayTravelInBody,
  shapeOf,
} from '../../model/index.js';
import { docComment } from './doc-comment.js';
import { FIRST_ARI } from './first-ari.js';
import { expandedObject, indent, quoted, union } from './layout.js';
import { operationsFile, operationsTable } from './names.js';
import { REPOSITORY } from './places.js';
import { SourceFile } from './source-file.js';

/** The table that tells the runtime how each operation of a resource travels. */
export function printOperations(resource: Resource, model: NeutralModel): SourceFile {
  const file = new SourceFile(operationsFile(resource.name), model.asterisk);
  const operation = file.importType('Operation', REPOSITORY);
  const entries = resource.operations
    .filter((each) => each.upgrade !== true)
    .map((each) => `${indent(`${each.name}: ${operationLiteral(resource.name, each, model)}`)},`);
  file.add(
    [
      docComment([`How each operation of ${resource.name} travels.`], 0) +
        `export const ${operationsTable(resource.name)} = {`,
      ...entries,
      `} as const satisfies Readonly<Record<string, ${operation}>>;`,
    ].join('\n'),
  );
  return file;
}

/** All tables in one, by resource: what a conformance test goes through; and the names of all. */
export function printOperationsIndex(model: NeutralModel): SourceFile {
  const file = new SourceFile('operations/operations.js', model.asterisk);
  const operation = file.importType('Operation', REPOSITORY);
  const entries = model.resources.map(({ name }) => {
    const table = file.importValue(operationsTable(name), operationsFile(name));
    return `  ${name}: ${table},`;
  });
  file.add(
    [
      docComment(['Every operation that can be called, by resource.'], 0) + 'export const OPERATIONS = {',
      ...entries,
      `} as const satisfies Readonly<Record<string, Readonly<Record<string, ${operation}>>>>;`,
    ].join('\n'),
  );
  const names = model.resources.flatMap(({ name, operations }) =>
    operations.filter((each) => each.upgrade !== true).map((each) => quoted(`${name}.${each.name}`)),
  );
  file.add(
    docComment(['Name of an operation, as in exceptions and logs.'], 0) +
      union('export type OperationName =', names, 0),
  );
  return file;
}

function operationLiteral(resource: string, operation: Operation, model: NeutralModel): string {
  return expandedObject(
    [
      ['name', `${resource}.${operation.name}`],
      ['method', operation.method],
      ['path', operation.path.slice(1).split(/\{\w+\}/)],
      ['parameters', pathParametersOf(operation.path)],
      ['query', operation.query.length === 0 ? undefined : operation.query.map(queryParameter)],
      ['queryInBody', queryMayTravelInBody(operation) || undefined],
      ['body', operation.body && bodyLiteral(operation.body)],
      ['since', operation.since.join() === FIRST_ARI ? undefined : operation.since],
      ['result', resultOf(operation.result, model)],
    ],
    2,
  );
}

function bodyLiteral({ name, form, itemTexts, required }: Body): object {
  return { name, form, itemTexts, required };
}

const KINDS: Readonly<Record<string, string>> = { text: 'text', whole: 'whole', decimal: 'decimal', flag: 'flag' };

function queryParameter(parameter: Parameter): object {
  const shape = shapeOf(parameter.type);
  return {
    name: parameter.name,
    kind: shape.many === 'list' ? 'list' : ((Object.hasOwn(KINDS, shape.of) ? KINDS[shape.of] : undefined) ?? 'text'),
    required: parameter.required,
    oneOf: parameter.oneOf,
  };
}

function resultOf(type: string, model: NeutralModel): string {
  if (type === 'nothing' || type === 'binary') {
    return type;
  }
  const shape = shapeOf(type);
  if (model.objects.some((object) => object.name === shape.of)) return type;
  return shape.many === 'list' ? 'value[]' : 'value';
}
