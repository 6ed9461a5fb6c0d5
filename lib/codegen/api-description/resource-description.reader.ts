import type {
  ModelDescription,
  OperationDescription,
  ParameterDescription,
  PropertyDescription,
  ResourceDescription,
} from './api-description.types.js';
import { DescriptionNode } from './description-node.js';

const VERBS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
const PARAMETER_PLACES = ['path', 'query', 'body'] as const;

/** The resource names that `resources.json` lists, in its order: `/api-docs/channels.{format}` is `channels`. */
export function readResourceNames(json: unknown, where: string): string[] {
  return new DescriptionNode(json, where)
    .required('apis')
    .elements()
    .map((api) =>
      api
        .required('path')
        .text()
        .replace(/^.*\//, '')
        .replace(/\.\{format\}$|\.json$/, ''),
    );
}

/** Checks one resource file and keeps what the generator needs of it. */
export function readResourceDescription(name: string, json: unknown, where: string): ResourceDescription {
  const root = new DescriptionNode(json, where);
  return {
    name,
    since: readSince(root),
    operations: root.required('apis').elements().flatMap(readOperations),
    models: root.optional('models')?.members().map(readModel) ?? [],
  };
}

function readOperations(api: DescriptionNode): OperationDescription[] {
  const path = api.required('path').text();
  return api
    .required('operations')
    .elements()
    .map((operation) => readOperation(path, operation));
}

function readOperation(path: string, node: DescriptionNode): OperationDescription {
  return {
    path,
    httpMethod: node.required('httpMethod').choice(VERBS),
    nickname: node.required('nickname').text(),
    responseClass: node.required('responseClass').text(),
    since: readSince(node),
    upgrade: node.optional('upgrade') !== undefined,
    parameters: node.optional('parameters')?.elements().map(readParameter) ?? [],
    statuses:
      node
        .optional('errorResponses')
        ?.elements()
        .map((response) => response.required('code').whole()) ?? [],
  };
}

function readParameter(node: DescriptionNode): ParameterDescription {
  const allowable = node.optional('allowableValues');
  return {
    name: node.required('name').text(),
    paramType: node.required('paramType').choice(PARAMETER_PLACES),
    dataType: node.required('dataType').text(),
    required: node.optional('required')?.flag() ?? false,
    allowMultiple: node.optional('allowMultiple')?.flag() ?? false,
    defaultValue: node.optional('defaultValue')?.scalar(),
    values: readValues(allowable),
    minimum: allowable?.optional('min')?.whole(),
  };
}

function readModel([name, node]: [string, DescriptionNode]): ModelDescription {
  return {
    name,
    subTypes:
      node
        .optional('subTypes')
        ?.elements()
        .map((subType) => subType.text()) ?? [],
    properties: node.required('properties').members().map(readProperty),
  };
}

function readProperty([name, node]: [string, DescriptionNode]): PropertyDescription {
  return {
    name,
    type: node.required('type').text(),
    required: node.optional('required')?.flag() ?? false,
    values: readValues(node.optional('allowableValues')),
  };
}

function readValues(allowable: DescriptionNode | undefined): string[] | undefined {
  return allowable
    ?.optional('values')
    ?.elements()
    .map((value) => value.text());
}

function readSince(node: DescriptionNode): string[] {
  return (
    node
      .optional('since')
      ?.elements()
      .map((version) => version.text()) ?? []
  );
}
