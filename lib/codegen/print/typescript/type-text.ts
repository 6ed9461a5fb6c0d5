import { type Field, type NeutralModel, type Parameter, shapeOf } from '../../model/index.js';
import { quoted } from './layout.js';
import { modelsFile, typeName } from './names.js';
import { ENTITIES } from './places.js';
import type { SourceFile } from './source-file.js';

const BUILT_IN: Readonly<Record<string, string>> = {
  text: 'string',
  whole: 'number',
  decimal: 'number',
  flag: 'boolean',
  moment: 'string',
  object: 'Readonly<Record<string, unknown>>',
  binary: 'Buffer',
  nothing: 'void',
};

/** Writes types of the model in TypeScript, and sees to it that the file imports them. */
export class TypeText {
  private readonly homes: ReadonlyMap<string, string>;

  constructor(model: NeutralModel) {
    this.homes = new Map([
      ...[...model.records, ...model.choices].map((type) => [type.name, modelsFile(type.resource)] as const),
      ...model.objects.map((object) => [object.name, ENTITIES] as const),
    ]);
  }

  /** One type; a list of `result` is not readonly, for it belongs to the caller. */
  of(type: string, file: SourceFile, use: 'field' | 'result' = 'field'): string {
    const shape = shapeOf(type);
    const element = this.name(shape.of, file);
    if (shape.many === 'map') {
      return `Readonly<Record<string, ${element}>>`;
    }
    return shape.many === 'list' ? `${use === 'result' ? '' : 'readonly '}${element}[]` : element;
  }

  /** The members of a field's type: its values where they are listed, else the type. */
  fieldMembers(field: Pick<Field, 'type' | 'oneOf'>, file: SourceFile): string[] {
    return field.oneOf === undefined ? [this.of(field.type, file)] : field.oneOf.map(quoted);
  }

  /** The members of a parameter's type: a list may be given as one value as well. */
  parameterMembers(parameter: Pick<Parameter, 'type' | 'oneOf'>, file: SourceFile): string[] {
    const shape = shapeOf(parameter.type);
    if (shape.many !== 'list') {
      return this.fieldMembers(parameter, file);
    }
    const values = parameter.oneOf?.map(quoted);
    const element = this.name(shape.of, file);
    return values === undefined
      ? [element, `readonly ${element}[]`]
      : [...values, `readonly (${values.join(' | ')})[]`];
  }

  private name(name: string, file: SourceFile): string {
    const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
    if (builtIn !== undefined) {
      return builtIn;
    }
    const home = this.homes.get(name);
    return home === undefined ? 'unknown' : file.importType(typeName(name), home);
  }
}
