import {
  DetailAction,
  ListAction,
  ResourceBinding,
  ResourceNotFoundException,
  type ResourceContext,
} from '../../resources/index.js';
import { Shape } from '../shape/index.js';
import type { SoundRow } from '../rows/index.js';
import { LiveTables } from '../table/index.js';

interface SoundQuery {
  readonly lang?: string;
  readonly format?: string;
  readonly search?: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly fresh?: boolean;
}

const QUERY = new Shape<SoundQuery>(
  {
    lang: { kind: 'text' },
    format: { kind: 'text' },
    search: { kind: 'text' },
    limit: { kind: 'whole' },
    offset: { kind: 'whole' },
    fresh: { kind: 'flag' },
  },
  'refused',
);

const FRESH = new Shape<Pick<SoundQuery, 'fresh'>>({ fresh: { kind: 'flag' } }, 'refused');

/** The most sounds in one answer. */
const MOST = 500;

/**
 * Shows the sound files of Asterisk as the stream `sounds`, the same to every tenant. They are read after each connect, and
 * again with `fresh`; no event tells of them.
 * @publicApi
 */
@ResourceBinding({ stream: 'sounds' })
export class SoundsBinding {
  constructor(private readonly tables: LiveTables) {}

  /** Sounds in a language, in a format, with a word in their id or text; 100 of them unless `limit` says otherwise. */
  @ListAction({ input: QUERY })
  async list({
    lang,
    format,
    search = '',
    limit = 100,
    offset = 0,
    fresh = false,
  }: SoundQuery): Promise<readonly SoundRow[]> {
    const { items } = await this.tables.sounds.list({
      filters: [],
      order: [],
      limit: Number.MAX_SAFE_INTEGER,
      offset: 0,
      count: false,
      fresh,
    });
    const wanted = search.toLowerCase();
    const found = items.filter(
      ({ id, text = '', formats }) =>
        `${id} ${text}`.toLowerCase().includes(wanted) &&
        formats.some((one) => (lang ?? one.language) === one.language && (format ?? one.format) === one.format),
    );
    const first = Math.max(offset, 0);
    return found.slice(first, first + Math.min(Math.max(limit, 1), MOST));
  }

  /** One sound. */
  @DetailAction({ input: FRESH })
  async retrieve(pk: string, { fresh }: Pick<SoundQuery, 'fresh'>, _context: ResourceContext): Promise<SoundRow> {
    const row = fresh === true ? await this.tables.sounds.refresh(pk) : await this.tables.sounds.retrieve(pk);
    if (row === undefined) throw new ResourceNotFoundException();
    return row;
  }
}
