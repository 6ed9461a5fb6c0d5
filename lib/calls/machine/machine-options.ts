import type { Channel } from '../../client/index.js';
import { CallSurroundings, type KnownOptions, OptionChecks } from '../../client/internal.js';
import type { VerbOptions } from '../verb/index.js';

/**
 * When a party counts as a machine and when as a person. All times in milliseconds.
 * @publicApi
 */
export interface MachineOptions extends VerbOptions {
  /** A party that speaks for so long without a stop is a machine. Default 2,400. */
  readonly speechThreshold?: number;
  /** So much silence ends a speech. Default 1,200. */
  readonly speechEnd?: number;
  /** Nobody speaks for so long from the beginning: `silence`. Default 5,000. */
  readonly silence?: number;
  /** Nothing is certain for so long: `unknown`. Default 30,000. */
  readonly timeout?: number;
  /** Waits for the end of the machine's greeting, so that a message can be left. Default `false`. */
  readonly waitForEnd?: boolean;
}

const KNOWN: KnownOptions<MachineOptions> = {
  signal: true,
  speechThreshold: true,
  speechEnd: true,
  silence: true,
  timeout: true,
  waitForEnd: true,
};

/** The options of a detection, checked. */
export type MachineSettings = Required<Omit<MachineOptions, 'signal'>>;

/** @throws {AriConfigurationException} an option is wrong. */
export function machineSettings(channel: Channel, options: MachineOptions): MachineSettings {
  const { connection } = new CallSurroundings(channel);
  const checks = new OptionChecks<MachineOptions>({ connection, field: 'detectMachine' }, options, KNOWN);
  return {
    speechThreshold: checks.time('speechThreshold', 2_400),
    speechEnd: checks.time('speechEnd', 1_200),
    silence: checks.time('silence', 5_000),
    timeout: checks.time('timeout', 30_000),
    waitForEnd: checks.flag('waitForEnd', false),
  };
}
