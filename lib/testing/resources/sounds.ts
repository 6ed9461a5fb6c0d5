import type { SoundFile } from '../media/index.js';
import { type Route, notFound, ok, pathValue, get } from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';

const language = 'en';
const format = 'gsm';

const shown = ({ id, text }: SoundFile) => ({ id, ...(text ? { text } : {}), formats: [{ language, format }] });

/** The sounds that can be played. All of them are English and stored as GSM. */
export function soundRoutes(context: ResourceContext): Route[] {
  const { media } = context.exchange;
  return [
    get('sounds', ({ parameters }) => {
      const wanted = parameters.text('lang', language) || language;
      const wantedFormat = parameters.text('format', format) || format;
      if (wanted !== language || wantedFormat !== format) throw notFound('No sounds found that matched the query');
      return ok(media.sounds().map(shown));
    }),
    get('sounds/{soundId}', (request) => {
      const sound = media.sound(pathValue(request, 'soundId'));
      if (!sound) throw notFound('Sound not found');
      return ok(shown(sound));
    }),
  ];
}
