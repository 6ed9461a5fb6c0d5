import {
  pathParametersOf,
  type IdentifiedObject,
  type NeutralModel,
  type Operation,
  type Resource,
} from '../../model/index.js';
import { objectMethods } from '../client-plan/object-methods.js';
import { javaScriptMembers } from './javascript-names.js';

/** A method of an object: the operation, and the one parameter that is given by its position. */
export interface JavaScriptMethod {
  readonly name: string;
  readonly resource: Resource;
  readonly operation: Operation;
  /** The ids that the object does not fill itself. */
  readonly ids: readonly string[];
  readonly only: string | undefined;
}

/** The methods of an object. `get` is called `refresh`. */
export function methodsOf(object: IdentifiedObject, model: NeutralModel): JavaScriptMethod[] {
  const methods = objectMethods(object, model);
  const fields = object.fields.map(({ name }) => name);
  const wanted = methods.map(({ operation }) => (operation.name === 'get' ? 'refresh' : operation.name));
  const names = javaScriptMembers(object.name, wanted, fields);
  return methods.map(({ resource, operation }, index) => {
    const required = [...operation.query, ...(operation.body === undefined ? [] : [operation.body])].filter(
      (option) => option.required === true,
    );
    return {
      name: names.get(wanted[index] ?? '') ?? operation.name,
      resource,
      operation,
      ids: pathParametersOf(operation.path).slice(object.identity.length),
      only: required.length === 1 ? required[0]?.name : undefined,
    };
  });
}
