import type { AsteriskSimulator, PhoneCall } from 'nestjs-ari/testing';
import type { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { RegisteredPhone } from '../../asterisk/sip/registered-phone.js';
import { SippCall } from '../../asterisk/sip/sipp-call.js';
import { SippPhone } from '../../asterisk/sip/sipp-phone.js';
import type { Target } from '../targets.js';

/** A telephone that has called, on either server. */
export interface CallingPhone {
  answered(): Promise<void>;
  press(digits: string): Promise<void>;
  hold(): Promise<void>;
  resume(): Promise<void>;
  /** Asks for a transfer; how that goes is seen in the events. */
  transfer(number: string): Promise<void>;
  /** Asks for an attended transfer to whom another call of the same server's phone talks to. */
  connectWith(there: CallingPhone): Promise<void>;
  hangup(): Promise<unknown>;
  /** Goes without a word: for the end of a test. */
  unplug(): Promise<void>;
  /** What it is on its own server. */
  readonly own: SippCall | PhoneCall;
}

/** A server with telephones: SIP phones on the real one, virtual ones on the simulator. */
export interface PhoneTarget extends Target {
  call(extension: string): Promise<CallingPhone>;
  /** Plugs in `PJSIP/sipp`, which answers what it is called for. */
  answering(): Promise<{ unplug(): Promise<void> }>;
  /** The phone `PJSIP/phone`, which is not registered yet. */
  registering(): Promise<{ register(): Promise<void>; unregister(): Promise<void> }>;
}

export function realPhones(server: AsteriskServer): PhoneTarget {
  return {
    kind: 'real Asterisk',
    address: () => server,
    call: async (extension) => realCall(await SippCall.place(server, { extension })),
    answering: async () => {
      const phone = await SippPhone.plugIn(server);
      void phone.answer().catch(() => undefined);
      const unplug = async (): Promise<void> => {
        // The next phone at this port must not get the BYE that this one has left unanswered.
        await phone.ended(2_000).catch(() => undefined);
        await phone.unplug();
      };
      return { unplug };
    },
    registering: () => RegisteredPhone.plugIn(server),
  };
}

export function virtualPhones(simulator: AsteriskSimulator): PhoneTarget {
  const phone = simulator.phone('PJSIP/phone').unregister();
  return {
    kind: 'simulator',
    address: () => ({ url: `${simulator.url}/ari`, username: simulator.username, password: simulator.password }),
    call: async (exten) => {
      const request = { endpoint: 'PJSIP/sipp', from: 'sipp', name: 'sipp', context: 'from-sip', exten };
      return virtualCall(await simulator.call(request));
    },
    answering: () => {
      const answering = simulator.phone('PJSIP/sipp').onRing((ring) => ring.answer());
      return Promise.resolve({ unplug: () => Promise.resolve(void answering.onRing((ring) => ring.ignore())) });
    },
    registering: () =>
      Promise.resolve({
        register: () => Promise.resolve(void phone.register()),
        unregister: () => Promise.resolve(void phone.unregister()),
      }),
  };
}

function realCall(call: SippCall): CallingPhone {
  return {
    answered: () => call.answered(),
    press: (digits) => call.press(digits),
    hold: () => call.hold(),
    resume: () => call.resume(),
    transfer: (number) => call.transfer(number),
    connectWith: ({ own }) => call.connectWith(own as SippCall),
    hangup: () => call.hangup(),
    unplug: () => call.unplug(),
    own: call,
  };
}

function virtualCall(call: PhoneCall): CallingPhone {
  return {
    answered: () => call.answered(),
    press: (digits) => call.press(digits, { length: 100, gap: 100 }),
    hold: () => call.hold(),
    resume: () => call.unhold(),
    // The telephone of the real server is told of the outcome too, and does not tell the test.
    transfer: (number) => {
      void call.transfer(number).catch(() => undefined);
      return Promise.resolve();
    },
    connectWith: ({ own }) => {
      void call.connectWith(own as PhoneCall).catch(() => undefined);
      return Promise.resolve();
    },
    hangup: () => call.hangup(),
    unplug: () => call.hangup(),
    own: call,
  };
}
