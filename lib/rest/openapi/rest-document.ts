import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { ResourceConfigurationException } from '../../resources/index.js';
import {
  ResourceExplorer,
  ResourceRegistry,
  type DiscoveredBinding,
  ResourceSchemaPrinter,
} from '../../resources/internal.js';
import { REST_SETTINGS, type RestSettings } from '../options/index.js';
import { endpointsOf } from '../routes/index.js';
import type { ApiDocument, ApiOperation } from './api-document.js';
import { missingInDocument } from './document-check.js';
import { ownControllers, type OwnControllers } from './own-controllers.js';
import { printResource } from './resource-printer.js';
import { RoutePaths } from './route-paths.js';
import { errorResponseComponents, errorSchemas } from './shared-components.js';

/** What the document consists of while it is written. */
interface Draft {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly schemas: Record<string, unknown>;
  readonly tags: ApiDocument['tags'][number][];
}

/** Writes the API document of the application: its resources, and the controllers that it has besides. Once. */
@Injectable()
export class RestDocument implements OnApplicationBootstrap {
  readonly #logger = new Logger('AriRest');
  #document: Promise<ApiDocument> | undefined;

  constructor(
    @Inject(REST_SETTINGS) private readonly settings: RestSettings,
    private readonly explorer: ResourceExplorer,
    private readonly registry: ResourceRegistry,
    private readonly http: HttpAdapterHost,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** @throws {ResourceConfigurationException} something is not described, and the options say that all must be. */
  async onApplicationBootstrap(): Promise<void> {
    const { openapi } = this.settings;
    if (openapi === undefined || !openapi.strict) return;
    const missing = missingInDocument(await this.get());
    if (missing.length === 0) return;
    throw new ResourceConfigurationException(
      'AriRestModule',
      `has a document that is not complete: ${missing.join('; ')}`,
    );
  }

  get(): Promise<ApiDocument> {
    this.#document ??= this.#write();
    return this.#document;
  }

  async #write(): Promise<ApiDocument> {
    const own = await ownControllers(this.moduleRef, this.http);
    if (own === undefined) {
      this.#logger.warn('The API document has no controllers of your own: that needs the package @nestjs/swagger');
    }
    const draft = begun(own);
    for (const found of this.explorer.explore()) this.#add(found, draft);
    const { title = 'API', version = '1.0.0', description, servers, securitySchemes } = this.settings.openapi ?? {};
    const schemes = securitySchemes ?? { bearer: { type: 'http', scheme: 'bearer' } };
    return {
      openapi: '3.1.0',
      info: { title, version, ...(description !== undefined && { description }) },
      ...(servers !== undefined && { servers: servers.map((url) => ({ url })) }),
      tags: [...draft.tags, ...(this.settings.openapi?.tags ?? [])],
      paths: draft.paths,
      components: {
        ...own?.components,
        schemas: draft.schemas,
        responses: { ...own?.components['responses'], ...errorResponseComponents() },
        securitySchemes: { ...own?.components['securitySchemes'], ...schemes },
      },
    };
  }

  #add(found: DiscoveredBinding, draft: Draft): void {
    const { options } = found;
    const resource = this.registry.find(options.stream);
    if (resource === undefined || this.settings.streams?.includes(options.stream) === false) return;
    const free = (name: string): string => (name in draft.schemas ? free(`${name}Resource`) : name);
    const printer = new ResourceSchemaPrinter(resource, options.example);
    const described = { resource, options, free, schemas: printer.print(free), endpoints: endpointsOf(found) };
    const { operations, components } = printResource({ ...described, limits: this.settings.limits });
    const paths = new RoutePaths(this.moduleRef, this.settings);
    for (const { endpoint, operation } of operations) {
      for (const [index, path] of paths.of(options.stream, endpoint).entries()) {
        draft.paths[path] = { ...draft.paths[path], [endpoint.method.toLowerCase()]: this.#secured(operation, index) };
      }
    }
    Object.assign(draft.schemas, components);
    if (operations.length > 0) draft.tags.push({ name: options.stream, description: options.description });
  }

  /** One operation may stand under several versions; its id may not. */
  #secured(operation: ApiOperation, index: number): ApiOperation {
    const schemes = Object.keys(this.settings.openapi?.securitySchemes ?? { bearer: true });
    const operationId = index === 0 ? operation.operationId : `${operation.operationId ?? ''}${index + 1}`;
    return { ...operation, operationId, security: schemes.map((scheme) => ({ [scheme]: [] })) };
  }
}

function begun(own: OwnControllers | undefined): Draft {
  return {
    paths: { ...own?.paths },
    schemas: { ...own?.components['schemas'], ...errorSchemas() },
    tags: [...(own?.tags ?? [])],
  };
}
