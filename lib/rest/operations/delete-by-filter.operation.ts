import { Inject, Injectable } from '@nestjs/common';
import { CommandRunner } from '../../resources/index.js';
import { keyText, ResourceAccess } from '../../resources/internal.js';
import { RestException, type RestAnswer } from '../answers/index.js';
import { REST_SETTINGS, type RestSettings } from '../options/index.js';
import { isKeyOfQuery, readListQuery } from '../requests/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/** Deletes all objects that a filter selects, each as if it were deleted by itself. */
@Injectable()
export class DeleteByFilterOperation {
  constructor(
    @Inject(REST_SETTINGS) private readonly settings: RestSettings,
    private readonly runner: CommandRunner,
    private readonly access: ResourceAccess,
    private readonly commands: RestCommands,
  ) {}

  async run(call: RestCall): Promise<RestAnswer> {
    const { user, resource } = call;
    await this.access.permit({ user, stream: resource.stream, action: 'delete' }).catch((error: unknown) => {
      const { status, errors } = this.runner.exceptionOf(error, `${resource.stream}.delete`);
      throw new RestException(status, errors);
    });
    let deleted = 0;
    for (const pk of await this.#selected(call)) {
      // One after the other: a list is no reason to take a store by storm.
      const { status, errors } = await this.commands.answer(call, { action: 'delete', pk });
      if (status === 200) deleted += 1;
      // It was gone already, or is not for this user.
      else if (status !== 404 && status !== 201)
        throw new RestException(status, [...errors, `${deleted} were deleted.`]);
    }
    return { status: 200, body: { deleted } };
  }

  /** The keys of all that will be deleted, before the first is. */
  async #selected(call: RestCall): Promise<readonly string[]> {
    const { deletedAtOnce } = this.settings.limits;
    const filter = filterOf(call);
    const keys: string[] = [];
    let cursor: string | null = null;
    do {
      const data: Record<string, unknown> = { ...filter, limit: call.resource.rules.maxPageSize, cursor };
      // The next page is behind the cursor of this one.
      const page: Page = await this.commands.run<Page>(call, { action: 'list', data });
      keys.push(...page.results.flatMap((object) => keyText(object[call.resource.key]) ?? []));
      if (keys.length > deletedAtOnce) {
        throw new RestException(413, [`The filter selects more than ${deletedAtOnce} objects; nothing was deleted.`]);
      }
      cursor = page.next;
    } while (cursor !== null);
    return keys;
  }
}

interface Page {
  readonly results: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

/** @throws {RestException} there is none, or it has what no filter has. */
function filterOf({ request }: RestCall): Record<string, unknown> {
  const filter = readListQuery(request.query);
  const other = Object.keys(filter).find(isKeyOfQuery);
  if (other !== undefined) throw new RestException(400, [{ [other]: ['is no field to filter by'] }]);
  if (Object.keys(filter).length === 0) throw new RestException(400, ['Without a filter nothing is deleted.']);
  return filter;
}
