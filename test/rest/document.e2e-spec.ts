import { Body, Controller, Get, Post, VersioningType } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ListAction, MemoryStore, ReadOnlyBinding, ResourceBinding } from 'nestjs-ari/resources';
import { AriRest, missingInDocument, type ApiDocument } from 'nestjs-ari/rest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CRM } from './support/crm.js';
import { FRAMEWORKS, startRest, type RestParts } from './support/started-rest.js';

class Report {
  @ApiProperty({ description: 'How many calls there were.', minimum: 0, nullable: true })
  calls?: number;
}

@ApiTags('reports')
@Controller('reports')
class ReportsController {
  @ApiOperation({ summary: 'Read the report', description: 'Of yesterday.' })
  @Get()
  read(): Report {
    return { calls: 1 };
  }

  @Post()
  write(@Body() report: Report): Report {
    return report;
  }
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly schema: object }[];
  readonly responses: Readonly<Record<string, object>>;
}

const at = (document: ApiDocument, path: string, method: string): Operation =>
  document.paths[path]?.[method] as Operation;

describe.each(FRAMEWORKS)('the API document, on %s', (_name, adapter) => {
  const start = (parts: RestParts = {}) => startRest({ providers: CRM, adapter: adapter(), ...parts });
  const documentOf = async (parts: RestParts = {}): Promise<ApiDocument> =>
    (await (await start(parts)).client.as(undefined).get('/api/openapi.json')).body as ApiDocument;

  it('has every route, every field and every limit', async () => {
    const document = await documentOf();
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes.sort()).toEqual([
      'delete /api/customers',
      'delete /api/customers/{pk}',
      'get /api/customers',
      'get /api/customers/events',
      'get /api/customers/{pk}',
      'get /api/customers/{pk}/events',
      'patch /api/customers/{pk}',
      'post /api/customers',
      'post /api/customers/fail',
      'post /api/customers/refuse',
      'post /api/customers/{pk}/forget',
      'post /api/customers/{pk}/greeting',
      'post /api/customers/{pk}/note',
      'put /api/customers/{pk}',
    ]);
    const list = at(document, '/api/customers', 'get');
    expect(list.parameters?.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'name',
        'calls:ge',
        'tenant:ne',
        'order_by',
        'search',
        'limit',
        'offset',
        'cursor',
        'count',
      ]),
    );
    expect(list.parameters?.find(({ name }) => name === 'limit')?.schema).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 25,
    });
    const { schemas = {} } = document.components;
    expect(schemas['Customers']).toMatchObject({ required: ['id', 'name'], example: { name: 'Ada' } });
    expect(schemas['CustomersCreate']).toMatchObject({
      required: ['name', 'number'],
      properties: { name: { minLength: 1, maxLength: 40 }, calls: { maximum: 1_000_000, default: 0 } },
    });
    expect(schemas['CustomersCreate']).not.toHaveProperty('properties.id');
    expect(schemas['CustomersPatch']).not.toHaveProperty('required');
    expect(schemas['CustomersPatch']).not.toHaveProperty('properties.calls.default');
    expect(Object.keys(at(document, '/api/customers/{pk}', 'put').responses)).toEqual(
      '200 400 401 403 404 409 412 413 422 429 500 503'.split(' '),
    );
  });

  it('has the controllers of the application, and stands behind its prefix and versions', async () => {
    const { client } = await start({
      controllers: [ReportsController],
      options: { version: ['1', '2'], openapi: { tags: [{ name: 'reports', description: 'What there was.' }] } },
      beforeInit: (app) => app.setGlobalPrefix('pbx').enableVersioning({ type: VersioningType.URI }),
    });
    const document = (await client.get('/pbx/api/openapi.json')).body as ApiDocument;
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/pbx/reports', '/pbx/v1/api/customers', '/pbx/v2/api/customers/{pk}']),
    );
    expect(at(document, '/pbx/reports', 'get').summary).toBe('Read the report');
    expect(document.components['schemas']?.['Report']).toMatchObject({
      properties: { calls: { type: ['number', 'null'], minimum: 0 } },
    });
    expect(missingInDocument(document)).toEqual([
      'POST /pbx/reports has no summary',
      'POST /pbx/reports has no description',
    ]);
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => (operation as { operationId: string }).operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('can be for those alone who are known, or for nobody', async () => {
    const { client } = await start({ options: { openapi: { visibleTo: 'users' } } });
    for (const path of ['/api/openapi.json', '/api/docs']) {
      expect(await client.as(undefined).get(path)).toMatchObject({ status: 401, body: { errors: [] } });
      expect(await client.get(path)).toMatchObject({ status: 200 });
    }
    const without = await start({ options: { openapi: false } });
    expect(await without.client.get('/api/openapi.json')).toMatchObject({ status: 404 });
    expect(await without.client.get('/api/docs')).toMatchObject({ status: 404 });
  });

  it('has a page, which loads nothing from elsewhere', async () => {
    const { client } = await start();
    const nobody = client.as(undefined);
    const page = await nobody.get('/api/docs');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const files = [...String(page.body).matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
    expect(files).toEqual(['./docs/swagger-ui.css', './docs/swagger-ui-bundle.js', './docs/start.js']);
    for (const file of files) {
      expect(await nobody.get(`/api/${file.slice(2)}`), file).toMatchObject({ status: 200 });
    }
    for (const file of ['package.json', '..%2Fpackage.json', 'constructor']) {
      expect(await nobody.get(`/api/docs/${file}`), file).toMatchObject({ status: 404 });
    }
  });

  it('keeps an application from starting while something is not described, if that is wanted', async () => {
    const Bare = z.object({ id: z.string(), inner: z.object({ deep: z.number() }).describe('Something.') });
    class BareStore extends MemoryStore<z.infer<typeof Bare>> {}
    @ResourceBinding({ stream: 'bare', schema: Bare })
    class BareBinding extends ReadOnlyBinding<z.infer<typeof Bare>> {
      constructor(store: BareStore) {
        super(store);
      }

      @ListAction({ summary: 'Do it' })
      act() {}
    }
    Reflect.defineMetadata('design:paramtypes', [BareStore], BareBinding);
    const providers = [BareStore, BareBinding];
    const { app } = await start({ providers });
    const missing = missingInDocument(await app.get(AriRest).document());
    expect(missing).toEqual(
      expect.arrayContaining([
        'GET /api/bare has the tag "bare", which has no description',
        'POST /api/bare/act has no description',
        'the field "id" of Bare has no description',
        'the field "deep" of Bare.inner has no description',
      ]),
    );
    await expect(start({ providers, options: { openapi: { strict: true } } })).rejects.toThrow(
      /POST \/api\/bare\/act has no/,
    );
    await expect(start({ options: { openapi: { strict: true } } })).resolves.toBeDefined();
  });

  it('takes the schemas of any library as they come', async () => {
    const Node = z.object({
      id: z.number().int(),
      get children() {
        return z.array(Node);
      },
    });
    type Node = z.infer<typeof Node>;
    class NodeStore extends MemoryStore<Node> {}
    @ResourceBinding({ stream: 'node-tree', schema: Node.meta({ title: 'Tree node' }), filterable: ['id'] })
    class NodesBinding extends ReadOnlyBinding<Node> {
      constructor(store: NodeStore) {
        super(store);
      }
    }
    Reflect.defineMetadata('design:paramtypes', [NodeStore], NodesBinding);
    const document = await documentOf({ providers: [NodeStore, NodesBinding] });
    const { schemas = {} } = document.components;
    const written = JSON.stringify(document);
    for (const [, name = ''] of written.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(schemas)).toContain(name);
    }
    expect(written).not.toMatch(/"\$ref":"#(?!\/components)/);
    expect(Object.keys(schemas)).toContain('TreeNode');
    expect(at(document, '/api/node-tree/{pk}', 'get').parameters?.[0]?.schema).toEqual({ type: 'integer' });
  });
});
