import type { OperationDescription, ParameterDescription, ResourceDescription } from '../api-description/index.js';
import { BODY_CORRECTIONS, OPERATION_CORRECTIONS, PARAMETER_CORRECTIONS } from './corrections.js';
import type { Corrector } from './corrector.js';
import { firstVersions } from './first-versions.js';
import { ModelError } from './model-builder.error.js';
import type { Body, HttpMethod, Operation, Parameter, Resource } from './neutral-model.types.js';
import { inReleaseOrder } from './release-order.js';
import { fromSwaggerType } from './type-notation.js';

/** One resource with its operations, corrected. */
export function buildResource(description: ResourceDescription, corrector: Corrector): Resource {
  const operations = description.operations.map((operation) => buildOperation(description.name, operation, corrector));
  const names = operations.map((operation) => operation.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ModelError(`${description.name}: two operations are called ${twice}`);
  }
  return { name: description.name, since: since(description.name, description.since), operations };
}

function buildOperation(resource: string, description: OperationDescription, corrector: Corrector): Operation {
  checkPathParameters(resource, description);
  const { nickname } = description;
  const inCamelCase = nickname.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const named = corrector.correct<Pick<Operation, 'name' | 'nickname' | 'since'>>(
    `${resource}.${nickname}`,
    { name: inCamelCase, ...(inCamelCase !== nickname && { nickname }), since: inReleaseOrder(description.since) },
    OPERATION_CORRECTIONS,
  );
  const at = `${resource}.${named.name}`;
  const [body, ...others] = description.parameters.filter((parameter) => parameter.paramType === 'body');
  if (others.length > 0) {
    throw new ModelError(`${at}: has ${others.length + 1} bodies`);
  }
  return {
    name: named.name,
    ...(named.nickname !== undefined && { nickname: named.nickname }),
    method: description.httpMethod as HttpMethod,
    path: description.path,
    query: description.parameters
      .filter((parameter) => parameter.paramType === 'query')
      .map((parameter) => buildParameter(at, parameter, corrector)),
    ...(body !== undefined && { body: buildBody(at, body, corrector) }),
    // An upgrade is answered by a socket; the described type is that of the messages on it.
    result: description.upgrade ? 'nothing' : fromSwaggerType(description.responseClass),
    statuses: [...description.statuses].sort((a, b) => a - b),
    since: since(at, named.since),
    ...(description.upgrade && { upgrade: true }),
  };
}

/** The names in the braces of a path, in order. */
export function pathParametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

function checkPathParameters(resource: string, { nickname, path, parameters }: OperationDescription): void {
  const inPath = pathParametersOf(path).sort();
  const declared = parameters.filter((parameter) => parameter.paramType === 'path').map((parameter) => parameter.name);
  if (inPath.join() !== declared.sort().join()) {
    throw new ModelError(`${resource}.${nickname}: path ${path} does not agree with its parameters ${declared.join()}`);
  }
}

function buildParameter(at: string, description: ParameterDescription, corrector: Corrector): Parameter {
  const single = fromSwaggerType(description.dataType);
  const parameter: Parameter = {
    name: description.name,
    type: description.allowMultiple ? `${single}[]` : single,
    ...(description.required && { required: true }),
    ...(description.values && { oneOf: description.values }),
    ...(description.defaultValue !== undefined && { default: description.defaultValue }),
    ...(description.minimum !== undefined && { minimum: description.minimum }),
    ...youngerThanItsOwner(`${at}.${description.name}`),
  };
  return corrector.correct(`${at}.${description.name}`, parameter, PARAMETER_CORRECTIONS);
}

function buildBody(at: string, description: ParameterDescription, corrector: Corrector): Body {
  const body: Body = {
    name: description.name,
    type: fromSwaggerType(description.dataType),
    form: 'wrapped',
    ...(description.required && { required: true }),
    ...youngerThanItsOwner(`${at}.${description.name}`),
  };
  return corrector.correct(`${at}.${description.name}`, body, BODY_CORRECTIONS);
}

/** What the tags of Asterisk say comes first: older releases describe nothing of it, and newer ones err. */
function since(place: string, described: readonly string[]): readonly string[] {
  return firstVersions(place) ?? inReleaseOrder(described);
}

function youngerThanItsOwner(place: string): { since?: readonly string[] } {
  const since = firstVersions(place);
  return since === undefined ? {} : { since };
}
