import { AsteriskSimulator } from 'nestjs-ari/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { MediaProgram } from './media-program.js';

/** The section in which both servers have the address of the program. */
export const SECTION = 'media-percall';

/** A server of a file's own, and a program that it connects to for sound. */
export interface MediaPlace {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly program: MediaProgram;
  stop(): Promise<void>;
}

/** Describes the same behaviour for the simulator and for a real server. */
export function describeMediaOnBoth(name: string, tests: (place: () => MediaPlace) => void): void {
  describe(`${name} (simulator)`, () => tests(started(simulated)));
  describeOnAsterisk(`${name} (real Asterisk)`, () => tests(started(real)));
}

function started(start: () => Promise<MediaPlace>): () => MediaPlace {
  let place: MediaPlace | undefined;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place?.stop());
  return () => {
    if (place === undefined) throw new Error('the server is not started');
    return place;
  };
}

async function simulated(): Promise<MediaPlace> {
  const program = await MediaProgram.start();
  const section = { uri: () => program.uri, protocols: 'media', username: 'outbound', password: 'outbound' };
  const simulator = await AsteriskSimulator.start({ webSocketClients: { [SECTION]: section } });
  const { url, username, password } = simulator;
  const stop = async (): Promise<void> => {
    await simulator.stop();
    program.stop();
  };
  return { url, username, password, program, stop };
}

async function real(): Promise<MediaPlace> {
  const server = await AsteriskServer.start();
  const program = await MediaProgram.start(server.outboundPort);
  const { username, password } = server;
  const url = server.url.replace(/\/ari$/, '');
  const stop = async (): Promise<void> => {
    await server.stop();
    program.stop();
  };
  return { url, username, password, program, stop };
}
