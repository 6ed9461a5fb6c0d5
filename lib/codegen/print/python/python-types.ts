import { shapeOf, type NeutralModel, type Parameter } from '../../model/index.js';
import { pythonTypes } from './python-names.js';
import { pythonString } from './python-text.js';

const BUILT_IN: Readonly<Record<string, string>> = {
  text: 'str',
  whole: 'int',
  decimal: 'float',
  flag: 'bool',
  moment: 'str',
  object: 'Dict[str, Any]',
  binary: 'bytes',
  nothing: 'None',
};

/** How types of the model are written in annotations. */
export class PythonTypes {
  readonly #names: ReadonlyMap<string, string>;

  constructor(private readonly model: NeutralModel) {
    this.#names = pythonTypes([...model.objects, ...model.records, ...model.events].map(({ name }) => name));
  }

  /** The class of an object, a record or an event. */
  className(name: string): string {
    return this.#names.get(name) ?? name;
  }

  /** What is received. */
  received(type: string, oneOf?: readonly string[]): string {
    const { of, many } = shapeOf(type);
    const single = this.single(of, oneOf);
    if (many === 'map') return `Dict[str, ${single}]`;
    return many === 'list' ? `List[${single}]` : single;
  }

  /** What is given: records as mappings, a list also as its only element. */
  given({ type, oneOf }: Pick<Parameter, 'type' | 'oneOf'>): string {
    const { of, many } = shapeOf(type);
    const choice = this.model.choices.find(({ name }) => name === of);
    const single =
      choice === undefined
        ? this.givenSingle(of, oneOf)
        : `Union[${choice.either.map((each) => this.given({ type: each })).join(', ')}]`;
    if (many === 'map') return `Mapping[str, ${single}]`;
    return many === 'list' ? `Union[${single}, Sequence[${single}]]` : single;
  }

  /** The name of the class that a field or an answer becomes; undefined where it stays plain JSON. */
  shape(type: string): string | undefined {
    const { of, many } = shapeOf(type);
    return this.#names.has(of) && many !== 'map' ? type : undefined;
  }

  private givenSingle(of: string, oneOf?: readonly string[]): string {
    if (of === 'object' || this.#names.has(of)) return 'Mapping[str, Any]';
    return this.single(of, oneOf);
  }

  private single(of: string, oneOf?: readonly string[]): string {
    if (oneOf !== undefined && oneOf.length > 0 && of === 'text')
      return `Literal[${oneOf.map(pythonString).join(', ')}]`;
    return (
      (Object.hasOwn(BUILT_IN, of) ? BUILT_IN[of] : undefined) ??
      (this.#names.has(of) ? `"${this.className(of)}"` : 'Any')
    );
  }
}
