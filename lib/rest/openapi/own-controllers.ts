import type { INestApplication } from '@nestjs/common';
import type { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import type { ApiDocument } from './api-document.js';
import { applicationParts } from './nest-internals.js';

/** What is known of the controllers that the application has besides. */
export type OwnControllers = Pick<ApiDocument, 'paths' | 'components' | 'tags'>;

const NONE: OwnControllers = { paths: {}, components: {}, tags: [] };

/**
 * Reads the controllers of the application with `@nestjs/swagger`, whose decorators they may bear.
 *
 * @returns undefined where that package is not installed.
 */
export async function ownControllers(moduleRef: ModuleRef, http: HttpAdapterHost): Promise<OwnControllers | undefined> {
  const swagger = await import('@nestjs/swagger').catch((error: unknown) => {
    if (isNotInstalled(error)) return undefined;
    throw error;
  });
  if (swagger === undefined) return undefined;
  const application = { ...applicationParts(moduleRef), getHttpAdapter: () => http.httpAdapter };
  const config = new swagger.DocumentBuilder().setOpenAPIVersion('3.1.0').build();
  const document = swagger.SwaggerModule.createDocument(application as unknown as INestApplication, config);
  return { ...NONE, ...(document as unknown as Partial<OwnControllers>) };
}

function isNotInstalled(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
}
