import {
  type Body,
  type IdentifiedObject,
  type NeutralModel,
  type Parameter,
  pathParametersOf,
} from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { docComment, sinceUnlessNamed } from './doc-comment.js';
import { eventMapOf } from './event-map.printer.js';
import type { FieldsPrinter } from './fields.printer.js';
import { indent, listed } from './layout.js';
import { baseClass, baseFile, optionsType, repositoryClass, repositoryFile } from './names.js';
import { type ObjectOperation, objectOperations } from './object-operations.js';
import { OperationDocs, REQUEST_PARAGRAPH } from './operation-docs.js';
import { optionMembers, optionsOf } from './operation-options.js';
import { MODEL, REPOSITORY } from './places.js';
import { SourceFile } from './source-file.js';
import type { TypeText } from './type-text.js';

/** The base class of a domain object: its fields as received, and its operations as methods. */
export class EntityBasePrinter {
  constructor(
    private readonly model: NeutralModel,
    private readonly words: WordBook,
    private readonly types: TypeText,
    private readonly fields: FieldsPrinter,
  ) {}

  print(object: IdentifiedObject): SourceFile {
    const file = new SourceFile(baseFile(object.name), this.model.asterisk);
    const operations = objectOperations(object, this.model);
    if (operations.length > 0) {
      file.importType('RequestOptions', REPOSITORY);
    }
    const repository = file.importType(repositoryClass(object.resource), repositoryFile(object.resource));
    const base = this.base(object, repository, file);
    const members = this.fields.print(object.name, object.fields, file, 'declare ');
    const methods = operations.map((operation) => indent(this.method(object, operation, file)));
    const comment = docComment(
      [
        this.words.type(object.name).summary,
        operations.length === 0 ? undefined : REQUEST_PARAGRAPH,
        sinceUnlessNamed(operations[0]?.resource.since ?? []),
      ],
      0,
    );
    const head = `${comment}export abstract class ${baseClass(object.name)} extends ${base} {`;
    file.add(`${head}\n${[members.join('\n'), ...methods].join('\n\n')}\n}`);
    return file;
  }

  /** An object that events tell of has listeners of its own, for the events of its kind. */
  private base(object: IdentifiedObject, repository: string, file: SourceFile): string {
    const events = eventMapOf(object.name);
    if (events === undefined) return `${file.importValue('Entity', MODEL)}<${repository}>`;
    return `${file.importValue('LiveEntity', MODEL)}<${repository}, ${file.importType(events, 'events/event-map.js')}>`;
  }

  private method(object: IdentifiedObject, { method, resource, operation }: ObjectOperation, file: SourceFile): string {
    const ownIds = pathParametersOf(object.path);
    const furtherIds = pathParametersOf(operation.path).filter((id) => !ownIds.includes(id));
    const options = optionsOf(operation);
    const only = singleRequired(options);
    const rest = options.filter((option) => option !== only);
    const form = new MethodForm(furtherIds, only, rest, optionsType(object.resource, operation.name));
    if (form.usesOptionsType) {
      file.importType(form.optionsName, repositoryFile(object.resource));
    }
    const onlyType = only === undefined ? '' : optionMembers(only, this.types, file).join(' | ');
    const comment = new OperationDocs(this.words, resource, operation).method(form.positional, 2);
    const result = `Promise<${this.types.of(operation.result, file, 'result')}>`;
    const passed = [
      ...object.identity.map((field) => `this.${field}`),
      ...furtherIds,
      ...(options.length > 0 ? [form.passedOptions] : []),
      'request',
    ];
    const body = listed(`return this.repository().${operation.name}(`, passed, ');', 4);
    return `${comment}${listed(`${method}(`, form.parameters(onlyType), `): ${result} {`, 2)}\n${indent(body)}\n}`;
  }
}

/** Exactly one required parameter is given by its position; more of them are all members of the options. */
function singleRequired(options: readonly (Parameter | Body)[]): Parameter | Body | undefined {
  const required = options.filter((option) => option.required === true);
  return required.length === 1 ? required[0] : undefined;
}

/** How the parameters of an operation stand in the signature of an object's method. */
class MethodForm {
  constructor(
    private readonly ids: readonly string[],
    private readonly only: Parameter | Body | undefined,
    private readonly rest: readonly (Parameter | Body)[],
    readonly optionsName: string,
  ) {}

  get positional(): string[] {
    return [...this.ids, ...(this.only === undefined ? [] : [this.only.name])];
  }

  get usesOptionsType(): boolean {
    return this.rest.length > 0;
  }

  get passedOptions(): string {
    if (this.only === undefined) {
      return 'options';
    }
    return this.rest.length > 0 ? `{ ...options, ${this.only.name} }` : `{ ${this.only.name} }`;
  }

  parameters(onlyType: string): string[] {
    const optional = this.rest.every((option) => option.required !== true);
    const type = this.only === undefined ? this.optionsName : `Omit<${this.optionsName}, '${this.only.name}'>`;
    return [
      ...this.ids.map((id) => `${id}: string`),
      ...(this.only === undefined ? [] : [`${this.only.name}: ${onlyType}`]),
      ...(this.rest.length > 0 ? [`options${optional ? '?' : ''}: ${type}`] : []),
      'request?: RequestOptions',
    ];
  }
}
