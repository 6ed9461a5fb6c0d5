import { pathParametersOf, type Body, type Operation, type Parameter, type Resource } from '../../model/index.js';
import type { WordBook } from '../../words/index.js';
import { sinceText } from '../since.js';
import { callExamples } from './call-examples.js';
import { inlineCode, paragraph, plainText, table } from './markdown-text.js';
import type { SeenRefusal } from './seen-refusals.js';

/** What happens besides the errors that a description lists, in words for every operation. */
const ELSEWHERE = 'Every command can also be refused with 401 (user or password), 403 (user may not write) and 5xx.';

/** One operation of a page: what it does, how it is called in each language, what it takes, gives and refuses. */
export function operationSection(
  resource: Resource,
  operation: Operation,
  words: WordBook,
  seen: readonly SeenRefusal[] = [],
): string[] {
  const nickname = operation.nickname ?? operation.name;
  const { summary, returns, errors = {} } = words.operation(resource.name, nickname);
  const say = (name: string): string => plainText(words.parameter(resource.name, nickname, name) ?? '');
  const since = sinceText(operation.since);
  return [
    '',
    `## ${operation.name}`,
    '',
    inlineCode(`${operation.method} ${operation.path}`),
    ...paragraph([summary, since]),
    ...callExamples(resource, operation),
    ...table(
      'Request',
      ['parameter', 'where', 'type', 'what it is'],
      [
        ...pathParametersOf(operation.path).map((name) => [inlineCode(name), 'path', 'text, required', say(name)]),
        ...operation.query.map((each) => [inlineCode(each.name), 'query', typeOf(each), facts(each, say(each.name))]),
        ...(operation.body === undefined ? [] : [bodyRow(operation.body, say(operation.body.name))]),
      ],
    ),
    '',
    `**Answer:** ${answerOf(operation)}${returns === undefined ? '' : ` – ${plainText(returns)}`}`,
    ...table(
      'Errors',
      ['status', 'when'],
      statusesOf(operation, errors).map((status) => [status, plainText(errors[status] ?? 'Asterisk refuses.')]),
    ),
    ...table(
      'Seen on a real Asterisk 22.10.1',
      ['status', 'what it says'],
      seen.map(({ status, says }) => [status, says === '' ? 'nothing' : inlineCode(says)]),
    ),
    ...(operation.statuses.length === 0 ? ['', ELSEWHERE] : []),
  ];
}

/** What the description lists, and what was met besides on a real server. */
function statusesOf({ statuses }: Operation, errors: Readonly<Record<string, string>>): string[] {
  return [...new Set([...statuses.map(String), ...Object.keys(errors).filter((each) => /^\d{3}$/.test(each))])].sort();
}

function answerOf({ result, upgrade }: Operation): string {
  if (upgrade === true) return 'the connection becomes a WebSocket';
  return result === 'nothing' ? 'nothing (204)' : inlineCode(result);
}

function typeOf({ type, required }: Parameter | Body): string {
  return `${plainText(type)}${required === true ? ', required' : ''}`;
}

function facts(parameter: Parameter, text: string): string {
  const { oneOf, default: preset, minimum, since } = parameter;
  return [
    text,
    oneOf === undefined ? '' : `One of ${oneOf.map(inlineCode).join(', ')}.`,
    preset === undefined || preset === '' ? '' : `Default ${inlineCode(String(preset))}.`,
    minimum === undefined ? '' : `At least ${minimum}.`,
    sinceText(since) ?? '',
  ]
    .filter((each) => each !== '')
    .join(' ');
}

function bodyRow(body: Body, text: string): string[] {
  const where = body.form === 'bare' ? 'the body itself' : 'body';
  return [inlineCode(body.name), where, typeOf(body), [text, sinceText(body.since) ?? ''].join(' ').trim()];
}
