import type { Contradiction } from './contradiction.js';
import { longerIdThanKept, longerThanKept } from './longest-values.js';

type Options = Readonly<Record<string, unknown>>;
type Rule = (options: Options, path: readonly string[]) => Contradiction | undefined;

/**
 * Finds options of a command that exclude or need each other, or that are longer than it keeps. Asterisk ignores one of them without a word, refuses the
 * command with a message about something else, or, for one option of `WebSocket` channels, crashes.
 */
export function contradiction(operation: string, options: object | undefined, path: readonly string[]) {
  const rules = RULES.get(operation);
  if (rules === undefined) return undefined;
  const values = (options ?? {}) as Options;
  for (const rule of rules) {
    const found = rule(values, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Refuses `parameter` beside `other`. */
function excludes(other: string, parameters: readonly string[], why: string): Rule {
  return (options) => {
    if (!given(options[other])) return undefined;
    const parameter = parameters.find((name) => given(options[name]));
    return parameter === undefined ? undefined : { parameter, problem: `cannot be given beside "${other}": ${why}` };
  };
}

/** Refuses `parameters` without `other`. */
function needs(other: string, parameters: readonly string[], why: string): Rule {
  return (options) => {
    if (given(options[other])) return undefined;
    const parameter = parameters.find((name) => given(options[name]));
    return parameter === undefined ? undefined : { parameter, problem: `needs "${other}": ${why}` };
  };
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

const DESTINATION: Rule = ({ app, extension }) =>
  given(app) || given(extension)
    ? undefined
    : {
        parameter: 'app',
        problem: 'or "extension" must be given: the channel has to go somewhere when it is answered',
      };

const OTHER_HALF: Rule = ({ endpoint, otherChannelId, channelId }, path) => {
  if (!given(otherChannelId)) return undefined;
  if (typeof endpoint === 'string' && !/^local\//i.test(endpoint)) {
    const problem = 'is the id of the far half of a Local channel; the endpoint is none, and Asterisk would ignore it';
    return { parameter: 'otherChannelId', problem };
  }
  const own = channelId ?? path[0];
  return own === otherChannelId
    ? { parameter: 'otherChannelId', problem: 'must differ from the id of the channel' }
    : undefined;
};

const FORMATS = excludes('originator', ['formats'], 'the formats are those of the originator');
const LABEL = excludes('label', ['priority'], 'the label says where the channel goes on');

/** `WebSocket/<connection>[/<options>]`. */
const WEBSOCKET_ENDPOINT: Rule = ({ endpoint }) => {
  const options = typeof endpoint === 'string' ? /^websocket\/[^/]*\/(.*)$/is.exec(endpoint)?.[1] : undefined;
  return options !== undefined && hasDialOption(options, 'f') ? { parameter: 'endpoint', problem: CRASHES } : undefined;
};

const TRANSPORT_DATA: Rule = ({ transport, transport_data: data }) =>
  transport === 'websocket' && typeof data === 'string' && hasDialOption(data.replaceAll(PROPER_FRAMES, ''), 'f')
    ? { parameter: 'transport_data', problem: CRASHES }
    : undefined;

/** The two kinds of text frames that there are; with these Asterisk lives, and the sound of calls needs the first. */
const PROPER_FRAMES = /f\((?:json|plain-text)\)/g;

const CRASHES =
  'holds the option "f" with something else than json or plain-text, which crashes Asterisk 22.10.1 and its neighbours';

/** Whether a string of dial options, such as `c(ulaw)n`, holds a letter outside of parentheses. */
function hasDialOption(text: string, letter: string): boolean {
  return text
    .replace(/\([^)]*\)?/g, '')
    .toLowerCase()
    .includes(letter);
}

const EXTERNAL_WEBSOCKET: Rule = ({ transport, encapsulation, external_host: host, connection_type: type }) => {
  if (transport !== 'websocket') return undefined;
  if (given(encapsulation) && encapsulation !== 'none') {
    return { parameter: 'encapsulation', problem: 'must be "none" for the transport "websocket"' };
  }
  const incoming = host === 'INCOMING';
  if (incoming && type !== 'server') {
    return { parameter: 'connection_type', problem: 'must be "server" for the external_host "INCOMING"' };
  }
  return !incoming && type === 'server'
    ? { parameter: 'external_host', problem: 'must be "INCOMING" for the connection_type "server"' }
    : undefined;
};

const AUDIOSOCKET: Rule = ({ transport, encapsulation, data }) => {
  if (encapsulation !== 'audiosocket') return undefined;
  if (transport !== 'tcp')
    return { parameter: 'transport', problem: 'must be "tcp" for the encapsulation "audiosocket"' };
  return given(data)
    ? undefined
    : { parameter: 'data', problem: 'must be the UUID that the AudioSocket server gets, for "audiosocket"' };
};

const SNOOP: Rule = ({ spy = 'none', whisper = 'none' }) =>
  spy === 'none' && whisper === 'none'
    ? {
        parameter: 'spy',
        problem: 'or "whisper" must be a direction other than "none": a snoop of neither does nothing',
      }
    : undefined;

const LONG: Rule = (options) => longerThanKept(options);
const LONG_ID: Rule = (_options, path) => longerIdThanKept('channelId', path[0]);
const LONG_SNOOP_ID: Rule = (_options, path) => longerIdThanKept('snoopId', path[1]);

const ORIGINATE: readonly Rule[] = [
  LONG,
  excludes(
    'app',
    ['extension', 'context', 'priority', 'label'],
    'Asterisk ignores it, and the channel enters the application',
  ),
  DESTINATION,
  needs('app', ['appArgs'], 'these are the arguments of the Stasis application'),
  LABEL,
  FORMATS,
  OTHER_HALF,
  WEBSOCKET_ENDPOINT,
];

const EXTERNAL_MEDIA: readonly Rule[] = [LONG, EXTERNAL_WEBSOCKET, AUDIOSOCKET, TRANSPORT_DATA];

const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ['channels.originate', ORIGINATE],
  ['channels.originateWithId', [LONG_ID, ...ORIGINATE]],
  ['channels.create', [LONG, FORMATS, OTHER_HALF, WEBSOCKET_ENDPOINT]],
  ['channels.continueInDialplan', [LONG, LABEL]],
  ['channels.move', [LONG]],
  ['channels.snoopChannel', [LONG, SNOOP]],
  ['channels.snoopChannelWithId', [LONG, LONG_SNOOP_ID, SNOOP]],
  ['channels.externalMedia', EXTERNAL_MEDIA],
  ['endpoints.refer', [LONG]],
  ['endpoints.referToEndpoint', [LONG]],
]);
