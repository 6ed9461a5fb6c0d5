import { AsteriskSimulator, type AsteriskSimulatorOptions } from 'nestjs-ari/testing';
import { beforeAll, describe } from 'vitest';
import { AsteriskServer, type AsteriskServerOptions } from '../../test/asterisk/asterisk-server.js';
import type { AsteriskDetails } from '../../test/setup/asterisk-details.js';
import { describeOnAsterisk, requireAsterisk } from '../../test/setup/describe-on-asterisk.js';
import { sampleDialplan } from './sample-dialplan.js';

/** What a sample and its phones need to know of an Asterisk: that of the test run, or one of the test's own. */
export interface AsteriskOfSample extends Pick<AsteriskDetails, 'url' | 'username' | 'password' | 'sipPort'> {
  /** Where it calls the endpoint `sipp`, if it is an Asterisk of the test's own. */
  readonly phonePort?: number;
  /** The simulated one, whose phones are virtual. */
  readonly simulator?: AsteriskSimulator;
}

/** Steps of the dialplan by what is dialled. */
type Extensions = Readonly<Record<string, readonly string[]>>;

/** How a sample's Asterisk differs from that of the test run: it gets one of its own then. */
export interface AsteriskNeeds {
  /** What phones may dial besides what all samples know: `{ '8100': ['Stasis(voicemail,100)'] }`. */
  readonly extensions?: Extensions;
  /** What `Local/<extension>@default` leads to besides. */
  readonly localExtensions?: Extensions;
  /** Files of the real one. */
  readonly confExtra?: AsteriskServerOptions['confExtra'];
  /** Settings of the simulated one that say the same. */
  readonly simulator?: AsteriskSimulatorOptions;
}

/** One Asterisk for the tests of a file: they run one after the other. */
let current: AsteriskOfSample | undefined;

/** The Asterisk that the suite of the moment runs against. */
export function asteriskOfSample(): AsteriskOfSample {
  return current ?? requireAsterisk();
}

/** Describes the behaviour of a sample once, and runs it on the simulator and on the real Asterisk. */
export function describeOnBoth(name: string, tests: () => void, needs: AsteriskNeeds = {}): void {
  describe(`${name} (simulator)`, () => {
    beforeAll(() => ownAsterisk(() => simulated(needs)));
    tests();
  });
  describeOnAsterisk(`${name} (real Asterisk)`, () => {
    if (needs.extensions !== undefined || needs.confExtra !== undefined) {
      beforeAll(() => ownAsterisk(() => AsteriskServer.start({ confExtra: configuration(needs) })));
    }
    tests();
  });
}

/** Starts an Asterisk that is stopped when the suite is over. */
async function ownAsterisk(start: () => Promise<AsteriskOfSample & { stop(): Promise<void> }>) {
  const asterisk = await start();
  current = asterisk;
  return async (): Promise<void> => {
    current = undefined;
    await asterisk.stop();
  };
}

async function simulated({ extensions, localExtensions, simulator: options }: AsteriskNeeds) {
  const dialplan = {
    default: { ...sampleDialplan['default'], ...localExtensions },
    'from-sip': { ...sampleDialplan['from-sip'], ...extensions },
  };
  const simulator = await AsteriskSimulator.start({ dialplan, ...options });
  const { url, username, password } = simulator;
  return { url, username, password, sipPort: 0, simulator, stop: () => simulator.stop() };
}

/** The extensions as `extensions.conf` writes them, beside the other files. */
function configuration({
  extensions = {},
  localExtensions = {},
  confExtra = {},
}: AsteriskNeeds): AsteriskServerOptions['confExtra'] {
  if (typeof confExtra === 'string') return confExtra;
  const sections = [
    ...section('from-sip', extensions),
    ...section('default', localExtensions),
    confExtra['extensions.conf'] ?? '',
  ];
  return { ...confExtra, 'extensions.conf': sections.join('\n') };
}

function section(context: string, extensions: Extensions): string[] {
  const lines = Object.entries(extensions).flatMap(([extension, steps]) =>
    steps.map((step, index) => (index === 0 ? `exten => ${extension},1,${step}` : ` same => n,${step}`)),
  );
  return [`[${context}](+)`, ...lines];
}
