import type { Body, Operation, Parameter } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { docComment, sinceText } from './doc-comment.js';
import { throwsTags } from './exceptions.js';

const REQUEST_TAG = '@param request - the time limit (ms) and the abort signal of this one request.';

/** Writes the doc comments of one operation, for its repository and for its object alike. */
export class OperationDocs {
  constructor(
    private readonly words: WordBook,
    private readonly resource: string,
    private readonly operation: Operation,
  ) {}

  /** The comment of a method. `named` are the parameters that the signature names one by one. */
  method(named: readonly string[], options: boolean, margin: number): string {
    const wording = this.words.operation(this.resource, this.nickname);
    return docComment(
      [
        wording.summary,
        sinceText(this.operation.since),
        ...named.map((name) => this.parameterTag(name)),
        options ? '@param options - what else Asterisk should know; see the type.' : undefined,
        REQUEST_TAG,
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
    return docComment([`Options of \`${this.resource}.${this.operation.name}\`.`], 0);
  }

  private get nickname(): string {
    return this.operation.nickname ?? this.operation.name;
  }

  private parameterTag(name: string): string {
    const text = this.parameterText(name);
    return text === undefined ? `@param ${name}` : `@param ${name} - ${text}`;
  }

  private parameterText(name: string): string | undefined {
    return this.words.parameter(this.resource, this.nickname, name);
  }
}

/** What the model knows of a parameter and its description does not say by itself. */
function factsOf({ default: preset, minimum }: Parameter, text: string): string[] {
  const saysDefault = preset === undefined || preset === '' || /default/i.test(text);
  const saysMinimum = minimum === undefined || /at least|negative/i.test(text);
  return [...(saysDefault ? [] : [`Default: \`${preset}\`.`]), ...(saysMinimum ? [] : [`At least ${minimum}.`])];
}
