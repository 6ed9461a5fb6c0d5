import { pathParametersOf, type Body, type Operation, type Parameter, type Resource } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { sinceText } from '../since.js';
import { pythonParameters } from './python-names.js';
import { docstring, pythonString } from './python-text.js';
import type { PythonTypes } from './python-types.js';

/** A method of a repository or of an object. */
export class PythonMethod {
  readonly ids: readonly string[];
  readonly options: readonly (Parameter | Body)[];
  private readonly names: ReadonlyMap<string, string>;

  /** @param filled - how many of its ids the object itself fills. */
  constructor(
    private readonly resource: Resource,
    private readonly operation: Operation,
    private readonly types: PythonTypes,
    private readonly words: WordBook,
    filled = 0,
  ) {
    const ids = pathParametersOf(operation.path);
    this.options = [...operation.query, ...(operation.body === undefined ? [] : [operation.body])];
    const at = `${resource.name}.${operation.name}`;
    this.names = pythonParameters(at, [...ids, ...this.options.map(({ name }) => name)]);
    this.ids = ids.slice(filled);
  }

  /** The parameter's name in Python. */
  name(parameter: string): string {
    return this.names.get(parameter) ?? parameter;
  }

  /** The method, with a body that awaits what `call` says. */
  print(method: string, call: string): string[] {
    const result = this.types.received(this.operation.result);
    const wire = [...this.ids, ...this.options.map(({ name }) => name)].filter((name) => this.name(name) !== name);
    const translated = wire.filter((name) => /^[A-Za-z]\w*$/.test(name) && !PYTHON_KEYWORD.test(name));
    return [
      ...(translated.length === 0
        ? []
        : [`    @wire_names(${translated.map((name) => `${name}=${pythonString(this.name(name))}`).join(', ')})`]),
      `    async def ${method}(${this.signature().join(', ')}) -> ${result}:`,
      ...this.docs(),
      ...(result === 'None'
        ? [`        await ${call}`]
        : [`        result: ${result} = await ${call}`, '        return result']),
    ];
  }

  /** The arguments of the same method of the repository. */
  passedOn(own: readonly string[]): string {
    return [
      ...own,
      ...this.ids.map((id) => this.name(id)),
      ...this.options.map(({ name }) => `${this.name(name)}=${this.name(name)}`),
    ].join(', ');
  }

  /** The options as a dictionary. */
  given(): string {
    return `{${this.options.map(({ name }) => `${pythonString(this.name(name))}: ${this.name(name)}`).join(', ')}}`;
  }

  private signature(): string[] {
    const required = this.options.filter((option) => option.required === true);
    const optional = this.options.filter((option) => option.required !== true);
    return [
      'self',
      ...this.ids.map((id) => `${this.name(id)}: str`),
      ...required.map((option) => `${this.name(option.name)}: ${this.types.given(option)}`),
      ...(optional.length > 0 ? ['*'] : []),
      ...optional.map((option) => `${this.name(option.name)}: Optional[${this.types.given(option)}] = None`),
    ];
  }

  private docs(): string[] {
    const nickname = this.operation.nickname ?? this.operation.name;
    const { summary, returns, errors = {} } = this.words.operation(this.resource.name, nickname);
    const same = this.operation.since.join() === this.resource.since.join();
    const about = (name: string): string => {
      const text = this.words.parameter(this.resource.name, nickname, name);
      return `${this.name(name)}: ${text ?? ''}`.trim();
    };
    return docstring(
      [
        summary,
        same ? undefined : sinceText(this.operation.since),
        ...[...this.ids, ...this.options.map(({ name }) => name)].map(about),
        returns === undefined ? undefined : `Returns: ${returns}`,
        ...this.operation.statuses.map((status) => `Raises on ${status}: ${errors[status] ?? 'Asterisk refuses.'}`),
      ],
      8,
    );
  }
}

const PYTHON_KEYWORD = /^(from|class|def|pass|in|is|if|not|or|and|as|for|global|import|lambda|None|True|False)$/;
