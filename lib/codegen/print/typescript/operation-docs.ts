import type { Body, Operation, Parameter, Resource } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { sinceText } from '../since.js';
import { docComment } from './doc-comment.js';
import { throwsTags } from './exceptions.js';

/** Said once above all methods that take it. */
export const REQUEST_PARAGRAPH =
  'Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.';

/** Writes the doc comments of one operation, for its repository and for its object alike. */
export class OperationDocs {
  constructor(
    private readonly words: WordBook,
    private readonly resource: Resource,
    readonly operation: Operation,
  ) {}

  /** The comment of a method. `named` are the parameters that the signature names one by one. */
  method(named: readonly string[], margin: number): string {
    const wording = this.words.operation(this.resource.name, this.nickname);
    return docComment(
      [
        wording.summary,
        this.operation.since.join() === this.resource.since.join() ? undefined : sinceText(this.operation.since),
        ...named.map((name) => this.parameterTag(name)),
        wording.returns === undefined ? undefined : `@returns ${wording.returns}`,
        ...throwsTags(this.operation.statuses, wording.errors ?? {}),
      ],
      margin,
    );
  }

  /** The comment of one member of the options. */
  option(parameter: Parameter | Body, margin: number): string {
    const text = this.parameterText(parameter.name);
    const facts = 'form' in parameter ? [] : factsOf(parameter, text ?? '');
    const said = [text, ...facts, sinceText(parameter.since)].filter((each) => each !== undefined);
    return docComment([said.join(' ')], margin);
  }

  /** The comment of the type of the options. */
  optionsType(): string {
    return docComment([`Options of \`${this.resource.name}.${this.operation.name}\`.`], 0);
  }

  private get nickname(): string {
    return this.operation.nickname ?? this.operation.name;
  }

  private parameterTag(name: string): string {
    const text = this.parameterText(name);
    return text === undefined ? `@param ${name}` : `@param ${name} - ${text}`;
  }

  private parameterText(name: string): string | undefined {
    return this.words.parameter(this.resource.name, this.nickname, name);
  }
}

/** What the model knows of a parameter and its description does not say by itself. */
function factsOf({ default: preset, minimum }: Parameter, text: string): string[] {
  const saysDefault = preset === undefined || preset === '' || /default/i.test(text);
  const saysMinimum = minimum === undefined || /at least|negative/i.test(text);
  return [...(saysDefault ? [] : [`Default: \`${preset}\`.`]), ...(saysMinimum ? [] : [`At least ${minimum}.`])];
}
