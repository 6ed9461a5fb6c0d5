import { Ajv2020 } from 'ajv/dist/2020.js';
import { AsyncApiPrinter, OpenApiPrinter, PINNED_MODEL, readModel, WordBook } from 'nestjs-ari/codegen';
import type { WireEvent } from './event-recorder.js';
import type { WireAnswer } from './wire.js';

type Json = Readonly<Record<string, any>>;

/** The documents that the generator prints, held to what a server really says. */
export class ApiDocuments {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #paths: readonly {
    readonly form: RegExp;
    readonly braces: number;
    readonly methods: Json;
    readonly at: string;
  }[];
  /** How many answers and events were looked at. */
  checked = 0;

  private constructor(openapi: Json, asyncapi: Json) {
    this.#ajv.addSchema({ ...openapi, $id: 'openapi' });
    this.#ajv.addSchema({ ...asyncapi, $id: 'asyncapi' });
    this.#paths = Object.entries(openapi['paths'] as Json)
      .map(([path, methods]) => ({
        form: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
        braces: path.split('{').length,
        methods: methods as Json,
        at: `openapi#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}`,
      }))
      .sort((a, b) => a.braces - b.braces);
  }

  static async read(): Promise<ApiDocuments> {
    const [model, words] = [await readModel(PINNED_MODEL), new WordBook({})];
    const [openapi, asyncapi] = [new OpenApiPrinter(), new AsyncApiPrinter()].map(
      (printer) => JSON.parse(printer.print(model, words)[0]?.text ?? '') as Json,
    );
    return new ApiDocuments(openapi ?? {}, asyncapi ?? {});
  }

  /** What of an answer the document does not describe; undefined where all is described. */
  misfitOfAnswer(method: string, path: string, { status, body, headers }: WireAnswer): unknown {
    const own = `/${path.replace(/^\/|[?#].*$/g, '')}`;
    const found = this.#paths.find(
      ({ form, methods }) => form.test(own) && Object.hasOwn(methods, method.toLowerCase()),
    );
    if (found === undefined || !String(headers['content-type']).startsWith('application/json')) return undefined;
    const responses = (found.methods[method.toLowerCase()] as Json)['responses'] as Json;
    const key = Object.hasOwn(responses, String(status)) || status < 300 ? String(status) : 'default';
    if ((responses[key] as Json | undefined)?.['content'] === undefined)
      return { method, path, status, described: 'nothing' };
    return this.#misfit(`${found.at}/${method.toLowerCase()}/responses/${key}/content/application~1json/schema`, body);
  }

  /** What of an event the document does not describe. */
  misfitOfEvent(event: WireEvent): unknown {
    return this.#misfit(`asyncapi#/components/messages/${event.type}/payload`, event);
  }

  #misfit(schema: string, value: unknown): unknown {
    this.checked += 1;
    const fits = this.#ajv.getSchema(schema);
    if (fits === undefined) return { missing: schema };
    return fits(value) === true ? undefined : { schema, value, errors: fits.errors };
  }
}
