import type { NeutralModel } from '../../model/index.js';
import { docComment } from './doc-comment.js';
import { subjectsOf } from './event-entities.js';
import { familyOf } from './event-families.js';
import { eventsFile } from './names.js';
import { SourceFile } from './source-file.js';

/** The kinds of object that have listeners of their own, with the word that their event map is named by. */
const LISTENED: readonly (readonly [kind: string, word: string, about: string])[] = [
  ['Channel', 'Channel', 'a channel'],
  ['Bridge', 'Bridge', 'a bridge'],
  ['Playback', 'Playback', 'a playback'],
  ['LiveRecording', 'Recording', 'a running recording'],
  ['Endpoint', 'Endpoint', 'an endpoint'],
  ['DeviceState', 'DeviceState', 'a device state'],
  ['Application', 'Application', 'an application'],
];

/** The name of the event map of a kind of object; undefined where no event tells of that kind. */
export function eventMapOf(kind: string): string | undefined {
  const listened = LISTENED.find(([other]) => other === kind);
  return listened === undefined ? undefined : `${listened[1]}EventMap`;
}

/** The maps from event names to classes, which users extend with their own events. */
export function printEventMap(model: NeutralModel): SourceFile {
  const file = new SourceFile('events/event-map.js', model.asterisk);
  const names = model.events.map((event) => event.name);
  for (const name of names) {
    file.importType(name, eventsFile(familyOf(name)));
  }
  file.add(
    map(
      'AriEventMap',
      'Every event by its name, since Asterisk 12.0 where one names no other release. Declare it again to add events of your own.',
      names,
    ),
  );
  file.add(`/** The name of an event. */\nexport type AriEventName = keyof AriEventMap;`);
  file.add(`/** Any event. */\nexport type AnyAriEvent = AriEventMap[AriEventName];`);
  for (const [kind, word, about] of LISTENED) {
    const heard = model.events.filter((event) => subjectsOf(event, model).some((subject) => subject.kind === kind));
    file.add(
      map(
        `${word}EventMap`,
        `The events that tell of ${about}, by name.`,
        heard.map((event) => event.name),
      ),
    );
  }
  return file;
}

function map(name: string, comment: string, events: readonly string[]): string {
  const entries = events.map((event) => `  ${event}: ${event};`);
  return [`${docComment([comment], 0)}export interface ${name} {`, ...entries, '}'].join('\n');
}
