import { Injectable } from '@nestjs/common';
import type { PageOfResults } from '../../protocol/index.js';
import { linksByCursor, linksByOffset, type RestAnswer } from '../answers/index.js';
import { readListQuery } from '../requests/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/** Answers with a page: the objects as the body, where the page stands among the others as headers. */
@Injectable()
export class ListOperation {
  constructor(private readonly commands: RestCommands) {}

  async run(call: RestCall): Promise<RestAnswer> {
    const { request, resource } = call;
    const data = readListQuery(request.query);
    // Counted unless the client says that it can do without.
    data['count'] ??= 'true';
    const page = await this.commands.run<PageOfResults | readonly unknown[]>(call, { action: 'list', data });
    const { results, next, count } = 'results' in page ? page : { results: page };
    const limit = Number(data['limit'] ?? resource.rules.pageSize);
    const offset = Number(data['offset'] ?? 0);
    const link =
      next === undefined
        ? linksByOffset(request, { limit, offset, length: results.length, count })
        : linksByCursor(request, next ?? undefined);
    const headers = {
      Link: link,
      ...(count !== undefined && { 'X-Total-Count': String(count) }),
      ...(typeof next === 'string' && { 'X-Next-Cursor': next }),
    };
    return { status: 200, headers, body: results };
  }
}
