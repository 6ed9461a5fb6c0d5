import { Controller, Get, Inject, Param, Req, Res, StreamableFile, VERSION_NEUTRAL, type Type } from '@nestjs/common';
import { ResourceException } from '../../resources/index.js';
import { RestException } from '../answers/index.js';
import type { RestSettings } from '../options/index.js';
import { Doorkeeper, HttpRequest } from '../requests/index.js';
import type { ApiDocument } from './api-document.js';
import { DocumentPage } from './document-page.js';
import { RestDocument } from './rest-document.js';

/** Makes the routes `openapi.json` and `docs`, which stand in no document. */
export function documentController({ path, openapi }: RestSettings): Type<object> {
  class DocumentRoutes {
    constructor(
      @Inject(RestDocument) private readonly document: RestDocument,
      @Inject(DocumentPage) private readonly page: DocumentPage,
      @Inject(Doorkeeper) private readonly doorkeeper: Doorkeeper,
    ) {}

    async json(request: object): Promise<ApiDocument> {
      await this.admit(request);
      return this.document.get();
    }

    async html(request: object, response: object): Promise<StreamableFile> {
      await this.admit(request);
      return this.page.html(response);
    }

    async asset(name: string): Promise<StreamableFile> {
      return this.page.asset(name);
    }

    private async admit(request: object): Promise<void> {
      if (openapi?.visibleTo !== 'users') return;
      await this.doorkeeper.admit(new HttpRequest(request)).catch((error: unknown) => {
        throw error instanceof ResourceException ? new RestException(error.status, error.errors) : error;
      });
    }
  }
  const { prototype } = DocumentRoutes;
  const descriptor = (name: string): PropertyDescriptor => Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  Get('openapi.json')(prototype, 'json', descriptor('json'));
  Get('docs')(prototype, 'html', descriptor('html'));
  Get('docs/:name')(prototype, 'asset', descriptor('asset'));
  Req()(prototype, 'json', 0);
  Req()(prototype, 'html', 0);
  Res({ passthrough: true })(prototype, 'html', 1);
  Param('name')(prototype, 'asset', 0);
  Controller({ path, version: VERSION_NEUTRAL })(DocumentRoutes);
  return DocumentRoutes;
}
