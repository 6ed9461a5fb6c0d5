import {
  ResourceConflictException,
  ResourceDeniedException,
  ResourceInvalidInputException,
  ResourceNotFoundException,
  type ResourceContext,
} from '../../resources/index.js';
import type { LiveGrant, LiveSettings } from '../options/index.js';
import type { LiveTables } from '../table/index.js';
import type { LiveInput } from './action-input.js';
import type { LiveAction } from './live-action.js';
import { isPlainMedium, leavesFolder, recordingOf } from './media-check.js';

/** Parameters with names or values of variables. */
const VARIABLES = ['variables', 'variable'];

/** Decides whether a user may do what is dangerous, and whether he sees what an action names. */
export class ActionCheck {
  readonly #settings: LiveSettings;
  readonly #tables: LiveTables;

  constructor(settings: LiveSettings, tables: LiveTables) {
    this.#settings = settings;
    this.#tables = tables;
  }

  /**
   * @throws {ResourceDeniedException} a grant is missing.
   * @throws {ResourceNotFoundException} something that is named does not exist, or not for this user.
   */
  async check(action: LiveAction, input: LiveInput, context: ResourceContext): Promise<void> {
    for (const grant of this.#grantsFor(action, input)) {
      if (!(await this.#settings.grants(context.user, grant, context))) throw new ResourceDeniedException();
    }
    for (const [parameter, stream] of Object.entries(action.refers ?? {})) {
      for (const pk of texts(input[parameter])) {
        if (!context.sees(stream, this.#tables.of(stream).row(pk))) throw new ResourceNotFoundException();
      }
    }
    for (const medium of texts(input['media'])) this.#checkRecording(recordingOf(medium), context);
    this.#checkName(action, input, context);
  }

  #grantsFor({ grant }: LiveAction, input: LiveInput): ReadonlySet<LiveGrant> {
    const grants = new Set<LiveGrant>(grant === undefined ? [] : [grant]);
    if (VARIABLES.some((name) => input[name] !== undefined)) grants.add('variables');
    if (!texts(input['media']).every(isPlainMedium)) grants.add('media');
    return grants;
  }

  #checkRecording(name: string | undefined, context: ResourceContext): void {
    if (name === undefined || context.sees('storedRecordings', this.#tables.storedRecordings.row(name))) return;
    throw new ResourceInvalidInputException([{ media: ['names a recording that does not exist'] }]);
  }

  /** A name that the client chooses must neither lead elsewhere nor take the place of what is somebody else's. */
  #checkName({ creates }: LiveAction, input: LiveInput, context: ResourceContext): void {
    const name = creates === undefined ? undefined : input[creates.key];
    if (creates === undefined || typeof name !== 'string') return;
    const { key, stream: own } = creates;
    const ofRecordings = own === 'liveRecordings' || own === 'storedRecordings';
    if (ofRecordings && leavesFolder(name)) {
      throw new ResourceInvalidInputException([{ [key]: ['must not leave the folder of recordings'] }]);
    }
    const streams = ofRecordings ? (['liveRecordings', 'storedRecordings'] as const) : [own];
    for (const stream of streams) {
      const taken = this.#tables.of(stream).row(name);
      if (taken !== undefined && !context.sees(stream, taken)) {
        throw new ResourceConflictException([{ [key]: ['is taken already'] }]);
      }
    }
  }
}

/** A parameter that may be one string or several. */
export function texts(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
