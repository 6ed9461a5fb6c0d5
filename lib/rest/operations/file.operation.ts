import { Injectable, StreamableFile } from '@nestjs/common';
import { ResourceFile } from '../../resources/index.js';
import { byteRange, RangeException, type RestAnswer } from '../answers/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/** Sends the file that an action answers with, or the part of it that the client asks for. */
@Injectable()
export class FileOperation {
  constructor(private readonly commands: RestCommands) {}

  async run(call: RestCall): Promise<RestAnswer> {
    const { action = '', pk, request } = call;
    const file = await this.commands.run<unknown>(call, { action, pk });
    if (!(file instanceof ResourceFile)) throw new TypeError(`The action "${action}" answers with no ResourceFile`);
    // A condition on the state of a file is not known here: then it is sent from its beginning.
    const wanted = request.header('if-range') === undefined ? request.header('range') : undefined;
    const range = byteRange(wanted, file.size);
    if (range === 'outside') throw new RangeException();
    const { start, end } = range ?? { start: 0, end: file.size - 1 };
    const headers = {
      'Accept-Ranges': 'bytes',
      'X-Content-Type-Options': 'nosniff',
      ...(range !== undefined && { 'Content-Range': `bytes ${start}-${end}/${file.size}` }),
    };
    const body = new StreamableFile(await file.stream({ start, end }), {
      type: file.type,
      length: end - start + 1,
      ...(file.name !== undefined && { disposition: disposition(file.name) }),
    });
    return { status: range === undefined ? 200 : 206, headers, body };
  }
}

/** A name in any language; nothing in it may end the header. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
