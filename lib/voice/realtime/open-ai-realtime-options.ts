import { OptionChecks, type KnownOptions } from '../../client/internal.js';

/**
 * Options of `OpenAiRealtimeModel`.
 * @publicApi
 */
export interface OpenAiRealtimeOptions {
  /** Where the server is: `wss://…/v1/realtime?model=…`. */
  readonly url: string;
  /** Goes into the handshake as a bearer token. */
  readonly apiKey?: string;
  /** More headers of the handshake. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the model is to be and to do. */
  readonly instructions?: string;
  readonly voice?: string;
  /** `slin24` (default) or `ulaw`: telephones speak the latter, and nothing needs to be converted then. */
  readonly format?: 'slin24' | 'ulaw';
  /** More fields of the session, put over those of this library: turn detection, transcription. */
  readonly session?: Readonly<Record<string, unknown>>;
  /** How long the handshake may take, in milliseconds. Default 10,000. */
  readonly timeout?: number;
}

const KNOWN: KnownOptions<OpenAiRealtimeOptions> = {
  url: true,
  apiKey: true,
  headers: true,
  instructions: true,
  voice: true,
  format: true,
  session: true,
  timeout: true,
};

/** Checks the options, and fills in the defaults. */
export function openAiRealtimeSettings(options: OpenAiRealtimeOptions) {
  const checks = new OptionChecks<OpenAiRealtimeOptions>({ connection: 'voice' }, options, KNOWN);
  const url = checks.string('url');
  if (!/^wss?:\/\//.test(url) || !URL.canParse(url)) checks.refuse('url', 'must begin with ws:// or wss://');
  const key = checks.has('apiKey') ? checks.string('apiKey') : undefined;
  const authorization: Readonly<Record<string, string>> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return {
    url,
    headers: { ...authorization, ...checks.given('headers', isTexts, 'must be an object of strings') },
    instructions: checks.has('instructions') ? checks.string('instructions') : undefined,
    voice: checks.has('voice') ? checks.string('voice') : undefined,
    format: checks.oneOf('format', ['slin24', 'ulaw']),
    session: checks.given('session', isObject, 'must be an object') ?? {},
    timeout: checks.time('timeout', 10_000),
  } as const;
}

/** The options, checked and with every default filled in. */
export type OpenAiRealtimeSettings = ReturnType<typeof openAiRealtimeSettings>;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}
