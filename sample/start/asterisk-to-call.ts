import type { ConsoleTelephones } from 'nestjs-ari/console';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { AsteriskServer } from '../../test/asterisk/asterisk-server.js';
import { WEBRTC_TELEPHONE, webrtcAccount } from '../../test/asterisk/webrtc-telephone.js';
import { scriptedCall } from './scripted-call.js';
import { callTheSample } from './self-placed-call.js';
import { SimulatorTelephones } from './simulator-telephones.js';

/** Where calls can be transferred to: somebody who picks up and listens. */
const DIALPLAN = { default: { operator: ['Answer()', 'Wait(600)', 'Hangup()'] } };

/** The Asterisk that the samples run against. */
export interface AsteriskToCall {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** What to tell about it. */
  readonly description: string;
  /** How a person calls the application `hello`, line by line. */
  readonly howToCall: readonly string[];
  /** The simulated one has telephones that this terminal can be. */
  readonly simulator?: AsteriskSimulator;
  /** Telephones for the page of the console. */
  readonly telephones?: ConsoleTelephones;
  /** A call that places itself: it presses 1, 2, * and #, and resolves when it is over. */
  call(signal: AbortSignal): Promise<void>;
  /** Ends it, where it was started for us. */
  stop(): Promise<void>;
}

/**
 * The server that `ARI_URL` names, with `ARI_USERNAME` and `ARI_PASSWORD`; else one that starts now and belongs to this
 * process: a simulated one, or a real one where that was asked for.
 *
 * @throws {PackageMissingException} a real one was asked for, and this machine cannot provide it.
 */
export async function asteriskToCall(env: NodeJS.ProcessEnv, real: boolean): Promise<AsteriskToCall> {
  const { ARI_URL: url, ARI_USERNAME: username = 'ari', ARI_PASSWORD: password = 'ari' } = env;
  if (url !== undefined && url !== '') return givenAsterisk(url, username, password);
  return real ? realAsterisk() : simulatedAsterisk();
}

function givenAsterisk(url: string, username: string, password: string): AsteriskToCall {
  return {
    url,
    username,
    password,
    description: `yours, at ${url}`,
    howToCall: ['put this into the dialplan, and dial 100:', 'exten => 100,1,Stasis(hello)'],
    call: (signal) => callTheSample({ url, username, password }, signal),
    stop: () => Promise.resolve(),
  };
}

async function realAsterisk(): Promise<AsteriskToCall> {
  const server = await AsteriskServer.start({ confExtra: { 'pjsip.conf': WEBRTC_TELEPHONE } });
  const account = webrtcAccount(server);
  const { url, username, password, version, sipPort } = server;
  return {
    url,
    username,
    password,
    description: `${version}, started for you at ${url}`,
    howToCall: [
      `with a SIP phone on this machine: user phone, no password,`,
      `server 127.0.0.1:${sipPort} (UDP); dial 100`,
    ],
    telephones: { sipServers: [account.server], telephoneOf: () => account },
    call: (signal) => callTheSample({ url, username, password }, signal),
    stop: () => server.stop(),
  };
}

async function simulatedAsterisk(): Promise<AsteriskToCall> {
  const simulator = await AsteriskSimulator.start({ dialplan: DIALPLAN });
  const { url, username, password } = simulator;
  return {
    url,
    username,
    password,
    description: `simulated in this process, at ${url}/ari`,
    howToCall: [
      'npm start in a terminal makes a telephone of your keyboard;',
      'npm start -- --real runs a real Asterisk, for SIP phones',
    ],
    simulator,
    telephones: new SimulatorTelephones(simulator, 'hello'),
    call: (signal) => scriptedCall(simulator, signal),
    stop: () => simulator.stop(),
  };
}
