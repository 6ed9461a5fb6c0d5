import {
  pathParametersOf,
  shapeOf,
  type Body,
  type Field,
  type NeutralModel,
  type Operation,
  type Parameter,
  type Resource,
} from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { kindsInEvents, placesOf } from '../client-plan/event-places.js';
import { sinceText } from '../since.js';
import { javaScriptParameters, javaScriptResources, javaScriptTypes } from './javascript-names.js';
import { methodsOf } from './object-method.js';

const BUILT_IN: Readonly<Record<string, string>> = {
  text: 'string',
  whole: 'number',
  decimal: 'number',
  flag: 'boolean',
  moment: 'string',
  object: 'Record<string, unknown>',
  binary: 'ArrayBuffer',
  nothing: 'void',
};

/** The types of the module. */
export class DeclarationsPrinter {
  readonly #types: ReadonlyMap<string, string>;

  constructor(
    private readonly model: NeutralModel,
    private readonly words: WordBook,
  ) {
    const { objects, records, choices, events } = model;
    this.#types = javaScriptTypes([...objects, ...records, ...choices, ...events].map(({ name }) => name));
  }

  print(): string {
    const { model } = this;
    const resources = javaScriptResources(model.resources.map(({ name }) => name));
    const kinds = kindsInEvents(model);
    return [
      ...model.resources.map((resource) => this.repository(resource)),
      ...model.records.map(({ name, fields }) => this.fields(name, '', fields, [])),
      ...model.choices.map(
        ({ name, either }) => `export type ${this.name(name)} = ${either.map((type) => this.type(type)).join(' | ')};`,
      ),
      ...model.objects.map((object) =>
        this.fields(
          object.name,
          ` extends Entity<${this.name(object.name)}>`,
          object.fields,
          this.methods(object.name),
        ),
      ),
      ...model.events.map(({ name, fields, since }) => this.event(name, fields, since)),
      ['export interface EventMap {', ...model.events.map(({ name }) => `  ${name}: ${this.name(name)};`), '}'].join(
        '\n',
      ),
      [
        'export interface Client {',
        ...model.resources.map(({ name }) => `  readonly ${resources.get(name)}: ${this.repositoryName(name)};`),
        ...kinds.map((kind) => this.listener(kind)),
        '}',
      ].join('\n'),
    ].join('\n\n');
  }

  private name(type: string): string {
    return this.#types.get(type) ?? type;
  }

  private repositoryName(resource: string): string {
    return `${resource.charAt(0).toUpperCase()}${resource.slice(1)}Repository`;
  }

  private type(type: string, oneOf?: readonly string[]): string {
    const { of, many } = shapeOf(type);
    const values =
      oneOf === undefined || oneOf.length === 0 ? undefined : oneOf.map((value) => JSON.stringify(value)).join(' | ');
    const single =
      values ??
      (Object.hasOwn(BUILT_IN, of) ? BUILT_IN[of] : undefined) ??
      (this.#types.has(of) ? this.name(of) : 'unknown');
    if (many === 'map') return `Record<string, ${single}>`;
    return many === 'list' ? `(${single})[]` : single;
  }

  private repository(resource: Resource): string {
    const methods = resource.operations
      .filter(({ upgrade }) => upgrade !== true)
      .flatMap((operation) =>
        this.method(resource, operation, operation.name, pathParametersOf(operation.path), undefined),
      );
    const about = comment([this.words.resource(resource.name), sinceText(resource.since)], '');
    return [`${about}export interface ${this.repositoryName(resource.name)} {`, ...methods, '}'].join('\n');
  }

  private methods(kind: string): string[] {
    const object = this.model.objects.find(({ name }) => name === kind);
    if (object === undefined) return [];
    return methodsOf(object, this.model).flatMap(({ name, resource, operation, ids, only }) =>
      this.method(resource, operation, name, ids, only),
    );
  }

  private method(
    resource: Resource,
    operation: Operation,
    name: string,
    ids: readonly string[],
    only?: string,
  ): string[] {
    const nickname = operation.nickname ?? operation.name;
    const { summary, returns, errors = {} } = this.words.operation(resource.name, nickname);
    const options: readonly (Parameter | Body)[] = [
      ...operation.query,
      ...(operation.body === undefined ? [] : [operation.body]),
    ];
    const first = options.find((option) => option.name === only);
    const rest = options.filter((option) => option !== first);
    const names = javaScriptParameters(`${resource.name}.${operation.name}`, [...ids, ...(first ? [first.name] : [])]);
    const own = (each: string): string => names.get(each) ?? each;
    const member = (option: Parameter | Body): string =>
      `${option.name}${option.required === true ? '' : '?'}: ${this.given(option)}`;
    const optional = rest.every(({ required }) => required !== true);
    const parameters = [
      ...ids.map((id) => `${own(id)}: string`),
      ...(first === undefined ? [] : [`${own(first.name)}: ${this.given(first)}`]),
      ...(rest.length === 0 ? [] : [`options${optional ? '?' : ''}: { ${rest.map(member).join('; ')} }`]),
    ];
    const about = (each: string): string => `${each}: ${this.words.parameter(resource.name, nickname, each) ?? ''}`;
    const same = operation.since.join() === resource.since.join();
    const lines = [
      summary,
      same ? undefined : sinceText(operation.since),
      ...[...ids, ...options.map((option) => option.name)].map(about),
      returns === undefined ? undefined : `Gives: ${returns}`,
      ...operation.statuses.map((status) => `Rejects on ${status}: ${errors[status] ?? 'Asterisk refuses.'}`),
    ];
    return [`${comment(lines, '  ')}  ${name}(${parameters.join(', ')}): Promise<${this.type(operation.result)}>;`];
  }

  private given({ type, ...option }: Parameter | Body): string {
    const oneOf = 'oneOf' in option ? option.oneOf : undefined;
    const { of, many } = shapeOf(type);
    return many === 'list' ? `${this.type(of, oneOf)} | readonly (${this.type(of, oneOf)})[]` : this.type(type, oneOf);
  }

  private event(name: string, fields: readonly Field[], since?: readonly string[]): string {
    const common = this.model.eventFields.map((field) => field.name);
    const own = fields.filter((field) => !common.includes(field.name));
    return this.fields(name, ' extends AriEvent', own, [`  readonly type: ${JSON.stringify(name)};`], sinceText(since));
  }

  private fields(
    name: string,
    base: string,
    fields: readonly Field[],
    members: readonly string[],
    since?: string,
  ): string {
    const lines = fields.map((field) => {
      const about = comment([this.words.field(name, field.name), sinceText(field.since)], '  ');
      return `${about}  readonly ${field.name}${field.required === true ? '' : '?'}: ${this.type(field.type, field.oneOf)};`;
    });
    const head = `${comment([this.words.type(name).summary, since], '')}export interface ${this.name(name)}${base} {`;
    return [head, ...lines, ...members, '}'].join('\n');
  }

  private listener(kind: string): string {
    const heard = this.model.events
      .filter((event) => placesOf(event, this.model).has(kind))
      .map(({ name }) => JSON.stringify(name));
    const type = this.name(kind);
    return `  on${kind}Event<N extends ${heard.join(' | ')}>(name: N, handler: (object: ${type}, event: EventMap[N]) => unknown): Remove;`;
  }
}

function comment(texts: readonly (string | undefined)[], margin: string): string {
  const said = texts.filter((text): text is string => text !== undefined && text !== '');
  const safe = said.map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ').replaceAll('*/', '*\\/'));
  return safe.length === 0 ? '' : `${margin}/**\n${safe.map((text) => `${margin} * ${text}\n`).join('')}${margin} */\n`;
}
