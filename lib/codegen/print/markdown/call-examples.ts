import { pathParametersOf, type Body, type Operation, type Parameter, type Resource } from '../../model/index.js';
import { perlMethods, perlResources } from '../perl/perl-names.js';
import { pythonMethods, pythonParameters } from '../python/python-names.js';
import { pythonString } from '../python/python-text.js';
import { quoted } from '../typescript/layout.js';
import { snakeCase } from '../words-of-name.js';
import { exampleValue } from './example-value.js';

interface Call {
  readonly resource: Resource;
  readonly operation: Operation;
  readonly ids: readonly string[];
  /** The options that have to be there, with a value. */
  readonly given: readonly (readonly [option: Parameter | Body, value: unknown])[];
}

/** The same call in each language, as fenced code: one block a language, its name behind the kind of code. */
export function callExamples(resource: Resource, operation: Operation): string[] {
  if (operation.upgrade === true) return [];
  const options = [...operation.query, ...(operation.body === undefined ? [] : [operation.body])];
  const call: Call = {
    resource,
    operation,
    ids: pathParametersOf(operation.path),
    given: options.filter(({ required }) => required === true).map((each) => [each, exampleValue(each)] as const),
  };
  const blocks: [kind: string, language: string, code: string][] = [
    ['ts', 'TypeScript', script(call)],
    ['js', 'JavaScript', script(call)],
    ['python', 'Python', python(call)],
    ['perl', 'Perl', perl(call)],
    ['http', 'HTTP', http(call)],
  ];
  return blocks.flatMap(([kind, language, code]) => ['', `\`\`\`${kind} [${language}]`, code, '```']);
}

function script({ resource, operation, ids, given }: Call): string {
  const members = given.map(([{ name }, value]) => `${name}: ${inScript(value)}`);
  const args = [...ids, ...(members.length === 0 ? [] : [`{ ${members.join(', ')} }`])];
  return `await client.${resource.name}.${operation.name}(${args.join(', ')});`;
}

function inScript(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

function python({ resource, operation, ids, given }: Call): string {
  const names = pythonParameters(`${resource.name}.${operation.name}`, [...ids, ...given.map(([{ name }]) => name)]);
  const methods = pythonMethods(resource.name, [operation.name]);
  const args = [
    ...ids.map((id) => names.get(id) ?? id),
    ...given.map(([{ name }, value]) => `${names.get(name) ?? name}=${inPython(value)}`),
  ];
  const method = methods.get(operation.name) ?? operation.name;
  return `await client.${snakeCase(resource.name)}.${method}(${args.join(', ')})`;
}

function inPython(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' ? pythonString(value) : JSON.stringify(value);
}

function perl({ resource, operation, ids, given }: Call): string {
  const attribute = perlResources([resource.name]).get(resource.name) ?? resource.name;
  const method = perlMethods(resource.name, [operation.name]).get(operation.name) ?? operation.name;
  const args = [
    ...ids.map((id) => `$${snakeCase(id)}`),
    ...given.map(([{ name }, value]) => `${name} => ${inPerl(value)}`),
  ];
  return `$ari->${attribute}->${method}(${args.join(', ')});`;
}

function inPerl(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value);
}

function http({ operation, given }: Call): string {
  const query = given.filter(([option]) => !('form' in option)).map(([{ name }, value]) => `${name}=${inUrl(value)}`);
  const body = given.flatMap(([option, value]) => ('form' in option ? [bodyText(option, value)] : []));
  const line = `${operation.method} /ari${operation.path}${query.length === 0 ? '' : `?${query.join('&')}`} HTTP/1.1`;
  return [line, ...(body.length === 0 ? [] : ['Content-Type: application/json', '', ...body])].join('\n');
}

function inUrl(value: unknown): string {
  return encodeURIComponent(String(value)).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

function bodyText({ name, form }: Body, value: unknown): string {
  return JSON.stringify(form === 'bare' ? value : { [name]: value });
}
