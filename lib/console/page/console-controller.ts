import { Controller, Get, Param, Req, Res, type StreamableFile, type Type } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { PageFiles } from './page-files.js';

/** A request of Express or of Fastify. */
interface PageRequest {
  readonly url: string;
  readonly originalUrl?: string;
}

/** Makes the routes of the page under a path; a global prefix stands before it as before every other route. */
export function consoleController(path: string): Type<object> {
  @Controller(path)
  class ConsoleController {
    constructor(
      private readonly files: PageFiles,
      private readonly http: HttpAdapterHost,
    ) {}

    /** The page names its files relative to itself, so that it does not matter what stands before its path. */
    @Get()
    open(@Req() { url, originalUrl = url }: PageRequest, @Res() response: object): void {
      const [address = ''] = originalUrl.split('?');
      const name = address.split('/').at(-1) ?? '';
      const { httpAdapter } = this.http;
      httpAdapter.setHeader(response, 'Location', name === '' ? './index.html' : `./${name}/index.html`);
      httpAdapter.reply(response, '', 302);
    }

    @Get(':file')
    file(@Param('file') name: string, @Res({ passthrough: true }) response: object): Promise<StreamableFile> {
      for (const [header, value] of Object.entries(this.files.headers)) {
        this.http.httpAdapter.setHeader(response, header, value);
      }
      return this.files.file(name);
    }
  }
  return ConsoleController;
}
