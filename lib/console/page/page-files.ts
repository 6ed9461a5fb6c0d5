import { Inject, Injectable, NotFoundException, StreamableFile } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONSOLE_SETTINGS, type ConsoleSettings } from '../options/index.js';

const TYPES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'console.css': 'text/css; charset=utf-8',
  'sip-telephone.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** Gives the files of the page, and no other file of this machine. */
@Injectable()
export class PageFiles {
  constructor(@Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings) {}

  /** @throws {NotFoundException} the page has no such file. */
  async file(name: string): Promise<StreamableFile> {
    if (name === 'config.json') return answer(JSON.stringify(this.settings.page), 'application/json; charset=utf-8');
    const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    if (type === undefined) throw new NotFoundException();
    return answer(await this.#read(name), type);
  }

  async #read(name: string): Promise<Buffer> {
    const { folder } = this.settings;
    try {
      return await readFile(join(folder, name));
    } catch (cause) {
      throw new NotFoundException(`The page of the console is not built: ${name} is missing; run npm run build`, {
        cause,
      });
    }
  }

  /** Headers of every file: the page loads nothing from elsewhere, runs nothing inline, and stands in no frame. */
  get headers(): Readonly<Record<string, string>> {
    const sockets = [this.settings.page.gateway, ...(this.settings.telephones?.sipServers ?? [])];
    const elsewhere = [...new Set(sockets.filter((address) => !address.startsWith('/')).map(originOf))];
    return {
      'Content-Security-Policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        ["connect-src 'self'", ...elsewhere].join(' '),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    };
  }
}

function originOf(address: string): string {
  return new URL(address).origin.replace(/^http/, 'ws');
}

function answer(content: string | Buffer, type: string): StreamableFile {
  const buffer = Buffer.from(content);
  return new StreamableFile(buffer, { type, length: buffer.length });
}
