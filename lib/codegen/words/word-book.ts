import { onlyRepeats } from './repeated-name.js';
import type { OperationWording, TypeWording, WordingFile } from './wording.types.js';

// The bases of events are written by hand, the upgrade is no method, and `Dialed` has nothing to print.
const UNPRINTED = /^(Event|Message|Dialed|events\.eventWebsocket)\b/;

/**
 * The project's own descriptions of the API, found by name; what is asked for and missing is remembered.
 * @publicApi
 */
export class WordBook {
  private readonly resources = new Map<string, string>();
  private readonly operations = new Map<string, OperationWording>();
  private readonly types = new Map<string, TypeWording>();
  private readonly absent = new Set<string>();
  private readonly asked = new Set<string>();

  /** @param files - by the name of their resource. */
  constructor(files: Readonly<Record<string, WordingFile>>) {
    for (const [resource, file] of Object.entries(files)) {
      if (file.resource !== undefined) {
        this.resources.set(resource, file.resource);
      }
      for (const [nickname, wording] of Object.entries(file.operations ?? {})) {
        this.operations.set(`${resource}.${nickname}`, wording);
      }
      for (const [model, wording] of Object.entries(file.models ?? {})) {
        const before = this.types.get(model);
        this.types.set(model, { ...before, ...wording, properties: { ...before?.properties, ...wording.properties } });
      }
    }
  }

  /** What is said about a resource. */
  resource(name: string): string | undefined {
    return this.note(name, this.resources.get(name));
  }

  /** What is said about an operation; `nickname` is Asterisk's own name of it. */
  operation(resource: string, nickname: string): OperationWording {
    const at = `${resource}.${nickname}`;
    return this.note(at, this.operations.get(at)) ?? {};
  }

  /** What is said about one parameter of an operation. */
  parameter(resource: string, nickname: string, name: string): string | undefined {
    return this.note(`${resource}.${nickname}(${name})`, own(this.operation(resource, nickname).parameters, name));
  }

  /** What is said about a record, an object, a choice or an event. */
  type(name: string): TypeWording {
    return this.note(name, this.types.get(name)) ?? {};
  }

  /** What is said about one field of a type. */
  field(type: string, name: string): string | undefined {
    return this.note(`${type}.${name}`, own(this.type(type).properties, name));
  }

  /** Everything that was asked for and that no file describes. */
  get missed(): readonly string[] {
    return [...this.absent].sort();
  }

  /** Everything that is described and that nobody asked for: misspelt, or gone from the API. */
  get unused(): readonly string[] {
    const described = [
      ...this.resources.keys(),
      ...[...this.operations].flatMap(([at, { parameters }]) => [
        at,
        ...namesOf(parameters).map((name) => `${at}(${name})`),
      ]),
      ...[...this.types].flatMap(([at, { properties }]) => [at, ...namesOf(properties).map((name) => `${at}.${name}`)]),
    ];
    return described.filter((at) => !this.asked.has(at) && !UNPRINTED.test(at)).sort();
  }

  /** Everything whose text says no more than its name. */
  get repeating(): readonly string[] {
    const texts = [
      ...[...this.resources].map(([at, text]) => [at, text, [at]] as const),
      ...[...this.operations].flatMap(([at, { summary, parameters }]) => [
        ...(summary === undefined ? [] : [[at, summary, [at]] as const]),
        ...Object.entries(parameters ?? {}).map(([name, text]) => [`${at}(${name})`, text, [name]] as const),
      ]),
      ...[...this.types].flatMap(([at, { summary, properties }]) => [
        ...(summary === undefined ? [] : [[at, summary, [at]] as const]),
        ...Object.entries(properties ?? {}).map(([name, text]) => [`${at}.${name}`, text, [name]] as const),
      ]),
    ];
    return texts
      .filter(([, text, names]) => onlyRepeats(text, names))
      .map(([at]) => at)
      .sort();
  }

  private note<T>(at: string, found: T | undefined): T | undefined {
    (found === undefined ? this.absent : this.asked).add(at);
    return found;
  }
}

/** A server may call a field `constructor`, which every object has and nobody described. */
function own(texts: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return texts !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function namesOf(wordings: Readonly<Record<string, string>> | undefined): string[] {
  return Object.keys(wordings ?? {});
}
