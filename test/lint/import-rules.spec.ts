import { beforeAll, describe, expect, it } from 'vitest';
import { lintTree, type Finding } from './support/linted-tree.js';

interface BadImport {
  readonly file: string;
  readonly line: string;
  /** What the linter answers. */
  readonly answer: string;
}

const CLIENT_ALONE = 'The client knows no other room.';
const INNER_DOOR = 'A room inside the client is entered by its front door, its index.js.';
const DOOR = 'Another room is entered by its front door, its index.js.';
const RELATIVE = 'Inside the library imports are relative.';
const TRANSPORT = 'The transport carries commands and knows no resource.';

/** Every rule of the plan, and one file that breaks it. */
const BAD: Readonly<Record<string, BadImport>> = {
  'the client imports Nest': bad('lib/client/a.ts', "import '@nestjs/common';", 'The client runs without Nest.'),
  'a room of the client imports Nest': bad(
    'lib/client/dispatch/a.ts',
    "import '@nestjs/core/internal';",
    'The client runs without Nest.',
  ),
  'the client imports the module': bad('lib/client/b.ts', "import '../module/index.js';", CLIENT_ALONE),
  'the client imports the simulator': bad('lib/client/c.ts', "import '../testing/index.js';", CLIENT_ALONE),
  'a room of the client imports the generator': bad(
    'lib/client/transport/http/a.ts',
    "import '../../../codegen/index.js';",
    CLIENT_ALONE,
  ),
  'the client imports itself by its public name': bad('lib/client/d.ts', "import 'nestjs-ari/client';", RELATIVE),
  'the client reaches past the front door of its transport': bad(
    'lib/client/e.ts',
    "import './transport/http.transport.js';",
    INNER_DOOR,
  ),
  'the client reaches past the front door of its generated code': bad(
    'lib/client/f.ts',
    "import './generated/models/sounds.models.js';",
    INNER_DOOR,
  ),
  'the dispatch reaches past the front door of the entities': bad(
    'lib/client/dispatch/b.ts',
    "import '../entities/channel.js';",
    INNER_DOOR,
  ),
  'the connection reaches past the front door of the transport': bad(
    'lib/client/connection/a.ts',
    "import '../transport/credentials.js';",
    INNER_DOOR,
  ),
  'the entities reach past the front door of the dispatch': bad(
    'lib/client/entities/pending/a.ts',
    "import '../../dispatch/dispatcher.js';",
    INNER_DOOR,
  ),
  'the transport knows generated code': bad('lib/client/transport/a.ts', "import '../generated/index.js';", TRANSPORT),
  'the transport knows entities': bad('lib/client/transport/b.ts', "import '../entities/index.js';", TRANSPORT),
  'the transport knows the dispatch': bad(
    'lib/client/transport/http/b.ts',
    "import '../../dispatch/index.js';",
    TRANSPORT,
  ),
  'the connection knows entities': bad(
    'lib/client/connection/b.ts',
    "import '../entities/index.js';",
    'The connection carries frames and knows no resource.',
  ),
  'a domain object knows the transport': bad(
    'lib/client/entities/b.ts',
    "import '../transport/index.js';",
    'A domain object knows its repository, and not the way to Asterisk.',
  ),
  'the runtime uses a domain object': bad(
    'lib/client/runtime/a.ts',
    "export { Channel } from '../entities/index.js';",
    'The runtime is what generated code stands on; it knows resources by their types alone.',
  ),
  'an exception imports a neighbour': bad(
    'lib/client/exceptions/a.ts',
    "import '../runtime/index.js';",
    'An exception imports nothing but other exceptions.',
  ),
  'an exception imports a package': bad(
    'lib/client/exceptions/b.ts',
    "import 'axios';",
    'An exception imports nothing but other exceptions.',
  ),
  'generated code imports the transport': bad(
    'lib/client/generated/models/a.ts',
    "import '../../transport/index.js';",
    'Generated code imports the runtime base it is written against, and nothing else.',
  ),
  'generated code reaches past the front door of the runtime': bad(
    'lib/client/generated/models/b.ts',
    "import '../../runtime/entity.js';",
    'Generated code imports the runtime base it is written against, and nothing else.',
  ),
  'generated code imports a package': bad(
    'lib/client/generated/models/c.ts',
    "import 'axios';",
    'Generated code needs no package.',
  ),
  'generated code makes domain objects itself': bad(
    'lib/client/generated/models/d.ts',
    "export { Channel } from '../../entities/index.js';",
    'Generated code knows domain objects by their types; a factory makes them.',
  ),
  'the front door of generated code shows other code': bad(
    'lib/client/generated/index.ts',
    "export * from '../runtime/index.js';",
    'The front door of the generated code shows generated code alone.',
  ),
  'the module reaches past the front door of the client': bad(
    'lib/module/handlers/a.ts',
    "import '../../client/dispatch/index.js';",
    DOOR,
  ),
  'the module imports the simulator': bad(
    'lib/module/b.ts',
    "import '../testing/index.js';",
    'The module knows the client, and no other room.',
  ),
  'a feature room reaches past the front door of the module': bad(
    'lib/health/a.ts',
    "import '../module/ari.module.js';",
    DOOR,
  ),
  'a feature room imports another one': bad(
    'lib/calls/a.ts',
    "import '../health/index.js';",
    'A feature room knows the module and the client, and no other room.',
  ),
  'a feature room imports the simulator': bad(
    'lib/calls/b.ts',
    "import '../testing/index.js';",
    'A feature room knows the module and the client, and no other room.',
  ),
  'the simulator imports the module': bad(
    'lib/testing/a.ts',
    "import '../module/index.js';",
    'The simulator stands apart: of our rooms it knows the client alone.',
  ),
  'the Nest side of the simulator reaches past the front door of the module': bad(
    'lib/testing/nest/a.ts',
    "import '../../module/ari.module.js';",
    DOOR,
  ),
  'the simulator reaches past the front door of the client': bad(
    'lib/testing/b.ts',
    "import '../client/ari-client.js';",
    DOOR,
  ),
  'the generator imports the client': bad(
    'lib/codegen/print/a.ts',
    "import '../../client/index.js';",
    'The generator stands apart: it knows no other room.',
  ),
  'the generator imports Nest': bad('lib/codegen/a.ts', "import '@nestjs/common';", 'The generator runs without Nest.'),
  'the command line reaches past the front door of the generator': bad(
    'lib/cli/a.ts',
    "import '../codegen/model/build-model.js';",
    DOOR,
  ),
  'the front door of the package shows the simulator': bad(
    'lib/index.ts',
    "export * from './testing/index.js';",
    'The front door shows the module and the client, nothing else.',
  ),
  'a sample reaches into the library': bad(
    'sample/01-hello/a.ts',
    "import '../../lib/index.js';",
    "A sample uses the library as its readers do: from 'nestjs-ari'.",
  ),
  'an import that is computed at run time is no way around': bad(
    'lib/client/g.ts',
    "export const room = () => import('../module/index.js');",
    CLIENT_ALONE,
  ),
  'a type is no way around': bad(
    'lib/client/transport/c.ts',
    "export type { Channel } from '../entities/index.js';",
    TRANSPORT,
  ),
};

/** What the same rules must leave alone. */
const GOOD: Readonly<Record<string, string>> = {
  'lib/client/good.ts': "import 'axios';\nimport './transport/index.js';\nimport './generated/index.js';",
  'lib/client/transport/http/good.ts': "import '../../exceptions/index.js';\nimport '../credentials.js';",
  'lib/client/entities/pending/good.ts': "import '../../generated/index.js';\nimport '../channel.js';",
  'lib/client/runtime/good.ts': "export type { Channel } from '../entities/index.js';",
  'lib/client/exceptions/good.ts': "import './ari.exception.js';",
  'lib/client/generated/models/good.ts':
    "import '../../runtime/index.js';\nexport type { Channel } from '../../entities/index.js';\nexport * from '../models/x.js';",
  'lib/client/generated/good.ts': "export * from './entities/channel.base.js';",
  'lib/module/handlers/good.ts': "import '@nestjs/common';\nimport '../../client/index.js';",
  'lib/calls/good.ts': "import '../client/index.js';\nimport '../module/index.js';",
  'lib/testing/rest/good.ts': "import '../../client/index.js';\nimport '../exchange/exchange.js';",
  'lib/testing/nest/good.ts': "import '../../module/index.js';\nimport '../simulator/asterisk-simulator.js';",
  'lib/cli/generate/good.ts':
    "import '../../codegen/index.js';\nimport '../../testing/index.js';\nimport '../output.js';",
  'sample/01-hello/good.ts': "import 'nestjs-ari';",
};

describe('who may import whom', () => {
  let findings: readonly Finding[];

  beforeAll(async () => {
    const files = Object.values(BAD).map(({ file, line }) => [file, `${line}\n`]);
    findings = await lintTree({ ...(Object.fromEntries(files) as Record<string, string>), ...GOOD });
  });

  it.each(Object.entries(BAD))('the linter objects when %s', (_, { file, answer }) => {
    expect(answersFor(file)).toEqual([answer]);
  });

  it.each(Object.keys(GOOD))('%s may import what it does', (file) => {
    expect(answersFor(file)).toEqual([]);
  });

  it('has one file for every case', () => {
    const files = Object.values(BAD).map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
  });

  function answersFor(file: string): string[] {
    return findings.filter((one) => one.file === file && one.rule === 'no-restricted-imports').map(({ help }) => help);
  }
});

function bad(file: string, line: string, answer: string): BadImport {
  return { file, line, answer };
}
