import type { Body, Operation, Parameter } from '../../model/index.js';
import { indent, union } from './layout.js';
import type { OperationDocs } from './operation-docs.js';
import type { SourceFile } from './source-file.js';
import type { TypeText } from './type-text.js';

/** What an operation takes besides its path: the members of its options object. */
export function optionsOf(operation: Operation): (Parameter | Body)[] {
  return [...operation.query, ...(operation.body === undefined ? [] : [operation.body])];
}

/** The interface of an options object. */
export function printOptionsType(
  name: string,
  members: readonly (Parameter | Body)[],
  docs: OperationDocs,
  types: TypeText,
  file: SourceFile,
): string {
  const lines = members.map((member) => {
    const head = `readonly ${member.name}${member.required === true ? '' : '?'}:`;
    return indent(docs.option(member, 2) + union(head, optionMembers(member, types, file), 2));
  });
  return [`${docs.optionsType()}export interface ${name} {`, ...lines, '}'].join('\n');
}

/** The members of the type of one option. */
export function optionMembers(member: Parameter | Body, types: TypeText, file: SourceFile): string[] {
  return 'form' in member ? [types.of(member.type, file)] : types.parameterMembers(member, file);
}
