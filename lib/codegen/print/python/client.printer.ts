import type { NeutralModel } from '../../model/index.js';
import { kindsInEvents, placesOf } from '../client-plan/event-places.js';
import type { PrintedFile } from '../printer.js';
import { snakeCase } from '../words-of-name.js';
import { pythonFile, pythonMark, TYPING } from './python-file.js';
import { pythonMethods } from './python-names.js';
import { pythonString, pythonTuple } from './python-text.js';
import type { PythonTypes } from './python-types.js';
import { repositoryClass, repositoryModule } from './repository.printer.js';

/** The client: a repository for each resource, and listeners for each kind of object. */
export function printClient(model: NeutralModel, types: PythonTypes): PrintedFile {
  const attributes = pythonMethods(
    'the client',
    model.resources.map(({ name }) => name),
  );
  const listed = (names: readonly { readonly name: string }[], module: string): string[] =>
    names.map(({ name }) => `        ${pythonString(name)}: ${module}.${types.className(name)},`);
  const places = model.events.flatMap((event) => {
    const kinds = [...placesOf(event, model)].map(
      ([kind, fields]) => `${pythonString(kind)}: ${pythonTuple(fields.map(pythonString))}`,
    );
    return kinds.length === 0 ? [] : [`        ${pythonString(event.name)}: {${kinds.join(', ')}},`];
  });
  const text = [
    'class Client(BaseClient):',
    '    """One Asterisk: commands by resource, and the events of Stasis applications."""',
    '',
    '    types: ClassVar[Mapping[str, Type[Fields]]] = {',
    ...listed([...model.objects, ...model.records], 'objects'),
    '    }',
    '    events_by_name: ClassVar[Mapping[str, Type[Event]]] = {',
    ...listed(model.events, 'events'),
    '    }',
    '    places: ClassVar[Mapping[str, Mapping[str, Tuple[str, ...]]]] = {',
    ...places,
    '    }',
    '',
    '    def __init__(self, url: str, username: str, password: str, *, timeout: float = 10.0, id_prefix: str = "py") -> None:',
    '        super().__init__(url, username, password, timeout=timeout, id_prefix=id_prefix)',
    ...model.resources.map(({ name }) => `        self.${attributes.get(name)} = ${repositoryClass(name)}(self)`),
    ...model.resources
      .filter(({ name }) => attributes.get(name) !== name)
      .map(({ name }) => `        self.${name} = self.${attributes.get(name)}`),
    ...kindsInEvents(model).flatMap((kind) => [
      '',
      `    def on_${snakeCase(kind)}_event(self, name: str, handler: Handler) -> Subscription:`,
      '        """Calls ``handler(object, event)``; where an event has several: ``handler({field: object}, event)``."""',
      `        return self.on_kind_event(${pythonString(kind)}, name, handler)`,
    ]),
  ];
  return pythonFile(
    'ari/client.py',
    model.asterisk,
    'The client of one Asterisk.',
    [
      TYPING,
      '',
      'from . import events, objects',
      'from .base_client import BaseClient',
      'from .listeners import Handler, Subscription',
      'from .model import Event, Fields',
      ...model.resources.map(({ name }) => `from .${repositoryModule(name)} import ${repositoryClass(name)}`),
    ],
    [text.join('\n'), CONNECT],
  );
}

const CONNECT = `async def connect(url: str, username: str, password: str, *, timeout: float = 10.0, id_prefix: str = "py") -> Client:
    """A client of the Asterisk at an address such as \`\`http://127.0.0.1:8088\`\`, which has answered once.

    timeout: seconds that each command may take. id_prefix: what the ids begin with that this client chooses.
    Raises UnauthorizedError where the user is refused, NoAnswerError where nobody answers.
    """
    client = Client(url, username, password, timeout=timeout, id_prefix=id_prefix)
    try:
        await client.asterisk.get_info(only="system")
    except BaseException:
        await client.close()
        raise
    return client`;

/** What the package exports. */
export function printInit(model: NeutralModel, types: PythonTypes): PrintedFile {
  const objects = [...model.objects, ...model.records].map(({ name }) => types.className(name)).sort();
  const events = model.events.map(({ name }) => types.className(name)).sort();
  const text = [
    pythonMark(model.asterisk),
    '"""A client of the Asterisk REST Interface: asynchronous, typed, in the repository pattern."""',
    '',
    `from .client import Client as Client, connect as connect`,
    'from .errors import *  # noqa: F401,F403',
    ...imported('events', events),
    'from .listeners import Subscription as Subscription',
    'from .model import Entity as Entity, Event as Event',
    ...imported('objects', objects),
    '',
    `ASTERISK = ${pythonString(model.asterisk)}`,
    '',
  ];
  return { path: 'ari/__init__.py', text: text.join('\n') };
}

/** One line that exports names again; none where there are none. */
function imported(module: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`from .${module} import ${names.map((name) => `${name} as ${name}`).join(', ')}`];
}
