import { Injectable, NotFoundException, StreamableFile } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** The page asks its own host alone. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>API</title>
    <link rel="stylesheet" href="./docs/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="./docs/swagger-ui-bundle.js"></script>
    <script src="./docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: './openapi.json', dom_id: '#api', deepLinking: true });\n`;

const MISSING = `document.querySelector('#api').textContent =
  'This page needs the package @nestjs/swagger; the document itself is at ./openapi.json';\n`;

/** The page on which people read the document and try it, with the files of Swagger UI that come with `@nestjs/swagger`. */
@Injectable()
export class DocumentPage {
  constructor(private readonly http: HttpAdapterHost) {}

  html(response: object): StreamableFile {
    const { httpAdapter } = this.http;
    httpAdapter.setHeader(response, 'Content-Security-Policy', POLICY);
    httpAdapter.setHeader(response, 'X-Content-Type-Options', 'nosniff');
    return text(PAGE, 'text/html; charset=utf-8');
  }

  /** @throws {NotFoundException} the page has no such file. */
  asset(name: string): StreamableFile {
    const folder = swaggerFolder();
    if (name === 'start.js') return text(folder === undefined ? MISSING : START, 'text/javascript; charset=utf-8');
    if (folder === undefined || !Object.hasOwn(TYPES, name)) throw new NotFoundException();
    return new StreamableFile(createReadStream(join(folder, name)), { type: TYPES[name] });
  }
}

function text(content: string, type: string): StreamableFile {
  return new StreamableFile(Buffer.from(content), { type, length: Buffer.byteLength(content) });
}

/** Where the files are; undefined where `@nestjs/swagger` is not installed. */
function swaggerFolder(): string | undefined {
  try {
    const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
    return join(createRequire(swagger).resolve('swagger-ui-dist/package.json'), '..');
  } catch {
    return undefined;
  }
}
