import { pathParametersOf, type NeutralModel, type Operation, type Resource } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { sinceText } from '../since.js';
import { snakeCase } from '../words-of-name.js';
import { perlMethods, perlResources } from './perl-names.js';

/** The manual page of all commands. */
export function printPod(model: NeutralModel, words: WordBook): string {
  const resources = perlResources(model.resources.map(({ name }) => name));
  const parts = model.resources.map((resource) =>
    resourcePod(resource, resources.get(resource.name) ?? resource.name, words),
  );
  return (
    [
      '=pod',
      '=encoding UTF-8',
      '=head1 NAME',
      `ARI::Reference - every command of Asterisk ${safe(model.asterisk)}`,
      ...parts,
      '=cut',
    ].join('\n\n') + '\n'
  );
}

function resourcePod(resource: Resource, attribute: string, words: WordBook): string {
  const callable = resource.operations.filter(({ upgrade }) => upgrade !== true);
  const names = perlMethods(
    resource.name,
    callable.map(({ name }) => name),
  );
  return [
    `=head1 ${attribute}`,
    paragraph([words.resource(resource.name), sinceText(resource.since)]),
    ...callable.map((operation) =>
      operationPod(resource, operation, attribute, names.get(operation.name) ?? '', words),
    ),
  ].join('\n\n');
}

function operationPod(
  resource: Resource,
  operation: Operation,
  attribute: string,
  method: string,
  words: WordBook,
): string {
  const nickname = operation.nickname ?? operation.name;
  const { summary, returns, errors = {} } = words.operation(resource.name, nickname);
  const ids = pathParametersOf(operation.path);
  const options = [...operation.query, ...(operation.body === undefined ? [] : [operation.body])];
  const same = operation.since.join() === resource.since.join();
  const items = [...ids, ...options.map(({ name }) => name)].flatMap((name) => [
    `=item ${snakeCase(name)}`,
    paragraph([words.parameter(resource.name, nickname, name)]),
  ]);
  const call = [...ids.map((id) => `$${snakeCase(id)}`), ...(options.length > 0 ? ['%options'] : [])].join(', ');
  return [
    `=head2 $ari-E<gt>${attribute}-E<gt>${method}(${call})`,
    paragraph([summary, same ? undefined : sinceText(operation.since)]),
    ...(items.length === 0 ? [] : ['=over', ...items, '=back']),
    paragraph([
      returns === undefined ? undefined : `Gives: ${returns}`,
      ...operation.statuses.map((status) => `Dies on ${status}: ${errors[status] ?? 'Asterisk refuses.'}`),
    ]),
  ].join('\n\n');
}

/** Texts as one paragraph; a command of POD stands at the beginning of a line, so none may begin one. */
function paragraph(texts: readonly (string | undefined)[]): string {
  const text = texts.filter((each) => each !== undefined && each !== '').join(' ');
  return text === '' ? 'Z<>' : safe(text);
}

function safe(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
    .replace(/[<>]/g, (sign) => (sign === '<' ? 'E<lt>' : 'E<gt>'))
    .replace(/^=/, 'Z<>=');
}
