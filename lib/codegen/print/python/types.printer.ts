import type { EventType, Field, IdentifiedObject, NeutralModel } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { objectMethods } from '../client-plan/object-methods.js';
import type { PrintedFile } from '../printer.js';
import { sinceText } from '../since.js';
import { snakeCase } from '../words-of-name.js';
import { PythonMethod } from './method.printer.js';
import { pythonFile, TYPING } from './python-file.js';
import { pythonMembers, pythonMethods } from './python-names.js';
import { docstring, pythonString, pythonTuple } from './python-text.js';
import type { PythonTypes } from './python-types.js';
import { alias } from './repository.printer.js';

/** The kinds of object that end by themselves: their end can be waited for. */
const ENDING: readonly string[] = ['Playback', 'LiveRecording'];

/** The classes of what Asterisk sends. */
export class PythonTypesPrinter {
  constructor(
    private readonly model: NeutralModel,
    private readonly types: PythonTypes,
    private readonly words: WordBook,
  ) {}

  /** Records, and objects with their methods, in one module: they hold each other. */
  printObjects(): PrintedFile {
    const { records, objects, asterisk } = this.model;
    const parts = [
      ...records.map(({ name, fields }) => this.typeClass(name, 'Fields', fields, [], [])),
      ...objects.map((object) => this.objectClass(object)),
    ];
    return pythonFile(
      'ari/objects.py',
      asterisk,
      'What answers and events hold: records, and objects that can be asked to do something.',
      [
        TYPING,
        '',
        'from .model import EndingEntity, Entity, Fields',
        'from .operation import wire_names',
        '',
        'if TYPE_CHECKING:',
        '    from .client import Client',
      ],
      parts,
    );
  }

  /** The events, one class each. */
  printEvents(): PrintedFile {
    const { events, asterisk } = this.model;
    const parts = events.map((event) => this.eventClass(event));
    const declared = [...this.model.objects, ...this.model.records].map(({ name }) => this.types.className(name));
    const used = declared.filter((name) => parts.some((part) => part.includes(`"${name}"`))).sort();
    return pythonFile(
      'ari/events.py',
      asterisk,
      'What happens in Asterisk.',
      [
        TYPING,
        '',
        'from .model import Event',
        ...(used.length === 0 ? [] : ['', 'if TYPE_CHECKING:', `    from .objects import ${used.join(', ')}`]),
      ],
      parts,
    );
  }

  private eventClass({ name, fields, since }: EventType): string {
    const common = this.model.eventFields.map((field) => field.name);
    const own = fields.filter((field) => !common.includes(field.name));
    return this.typeClass(name, 'Event', own, [], [], sinceText(since));
  }

  private objectClass(object: IdentifiedObject): string {
    const methods = objectMethods(object, this.model);
    const names = pythonMembers(
      object.name,
      object.fields.map(({ name }) => name),
      methods.map(({ operation }) => (operation.name === 'get' ? 'refresh' : operation.name)),
    ).methods;
    const identity = object.identity.map((field) => `str(self[${pythonString(field)}])`);
    const printed = methods.flatMap(({ resource, operation }) => {
      const wire = operation.name === 'get' ? 'refresh' : operation.name;
      const method = new PythonMethod(resource, operation, this.types, this.words, object.identity.length);
      const name = names.get(wire) ?? wire;
      const inRepository = pythonMethods(
        resource.name,
        resource.operations.filter(({ upgrade }) => upgrade !== true).map((each) => each.name),
      ).get(operation.name);
      const call = `self._client.${snakeCase(resource.name)}.${inRepository}(${method.passedOn(identity)})`;
      return ['', ...method.print(name, call), ...alias(name, wire)];
    });
    const own = [
      `    _kind: ClassVar[str] = ${pythonString(object.name)}`,
      `    _identity: ClassVar[Tuple[str, ...]] = ${pythonTuple(object.identity.map(pythonString))}`,
      ...(methods.length === 0 ? [] : ['    _client: "Client"']),
    ];
    return this.typeClass(
      object.name,
      ENDING.includes(object.name) ? 'EndingEntity' : 'Entity',
      object.fields,
      own,
      printed,
    );
  }

  private typeClass(
    name: string,
    base: string,
    fields: readonly Field[],
    own: readonly string[],
    methods: readonly string[],
    since?: string,
  ): string {
    const { fields: names } = pythonMembers(
      name,
      fields.map((field) => field.name),
    );
    const attribute = (field: Field): string => names.get(field.name) ?? field.name;
    const shapes = fields.flatMap(({ name: field, type }) => {
      const shape = this.types.shape(type);
      return shape === undefined ? [] : [`${pythonString(field)}: ${pythonString(shape)}`];
    });
    const renamed = fields
      .filter((field) => attribute(field) !== field.name)
      .map((field) => `${pythonString(attribute(field))}: ${pythonString(field.name)}`);
    const declared = fields.map((field) => pythonString(field.name));
    return [
      `class ${this.types.className(name)}(${base}):`,
      ...docstring([this.words.type(name).summary ?? name, since], 4),
      '',
      ...own,
      `    _declared: ClassVar[Tuple[str, ...]] = ${pythonTuple(declared)}`,
      ...(shapes.length === 0 ? [] : [`    _shapes: ClassVar[Mapping[str, str]] = {${shapes.join(', ')}}`]),
      ...(renamed.length === 0 ? [] : [`    _renamed: ClassVar[Mapping[str, str]] = {${renamed.join(', ')}}`]),
      ...fields.flatMap((field) => this.field(name, field, attribute(field))),
      ...methods,
    ].join('\n');
  }

  private field(owner: string, field: Field, attribute: string): string[] {
    const type = this.types.received(field.type, field.oneOf);
    const annotation = field.required === true ? type : `Optional[${type}]`;
    return [
      '',
      `    ${attribute}: ${annotation}`,
      ...docstring([this.words.field(owner, field.name), sinceText(field.since)], 4),
    ];
  }
}
