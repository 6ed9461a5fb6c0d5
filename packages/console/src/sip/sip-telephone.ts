import { UA, WebSocketInterface, type RTCSession } from 'jssip';
import { Store } from '../model/store.js';
import type { SipAccount, Telephone, ConsoleTelephoneState } from '../model/telephone.js';

/** Nobody needs more lines of what was heard. */
const MOST_LINES = 50;

/**
 * A browser that hides its addresses gives a name of the local network in the place of each, and none for the call. Asterisk takes
 * the latter for a call on hold, as it was said before RFC 3264, and looks the names up for seconds in which it hears nothing.
 * Any address does: the browser finds the way, and Asterisk learns from where it is spoken to.
 */
const NOWHERE = /(?<=^c=IN IP4 )0\.0\.0\.0$|[\w-]+\.local(?= )/gm;
const SOMEWHERE = '127.0.0.1';

/**
 * How long after the browser has connected its first key waits, in milliseconds: the exchange has the last word of the
 * handshake still to read, and drops what comes before.
 */
const READS_HANDSHAKE_MS = 500;

/** A SIP telephone that the browser is: SIP over a WebSocket to Asterisk, sound over WebRTC. */
export class SipTelephone extends Store implements Telephone {
  state: ConsoleTelephoneState;
  problem: string | undefined;
  readonly #ua: UA;
  readonly #account: SipAccount;
  readonly #ear = new Audio();
  #call: RTCSession | undefined;
  /** Pressed, and not sent yet: a call may be answered before its sound has found its way, and keys are sound. */
  #keys = '';
  #sounding = false;
  /** Whether the exchange takes sound from here. */
  #flowing = false;
  #flowsSoon: ReturnType<typeof setTimeout> | undefined;

  constructor(account: SipAccount) {
    super();
    this.#account = account;
    this.#ear.autoplay = true;
    this.state = { name: account.uri.replace(/^sips?:/, ''), status: 'idle', heard: [] };
    const { server, uri, password, authorizationUser } = account;
    this.#ua = new UA({
      sockets: [new WebSocketInterface(server)],
      uri,
      password,
      ...(authorizationUser !== undefined && { authorization_user: authorizationUser }),
      session_timers: false,
    });
    this.#ua.on('registered', () => this.#trouble(undefined));
    this.#ua.on('registrationFailed', ({ cause }) =>
      this.#trouble(`The exchange does not know this telephone: ${cause}`),
    );
    this.#ua.on('disconnected', () => this.#trouble('The exchange is away.'));
    this.#ua.on('newRTCSession', ({ session, originator }) => {
      if (originator === 'remote') this.#rings(session);
    });
    this.#ua.start();
  }

  call(number: string): void {
    if (this.#call !== undefined || number === '') return;
    const domain = this.#account.uri.replace(/^.*@/, '');
    this.#now({ status: 'calling', other: number, since: Date.now(), heard: [] });
    this.#follow(this.#ua.call(`sip:${number}@${domain}`, this.#media()));
  }

  answer(): void {
    if (this.state.status === 'ringing') this.#call?.answer(this.#media());
  }

  press(keys: string): void {
    this.#keys += keys;
    this.#send();
  }

  hangUp(): void {
    this.#call?.terminate();
  }

  /** Sends the keys one after the other: a new one would cut off the one that sounds. */
  #send(): void {
    const connection = this.#call?.connection;
    if (this.#keys === '' || this.#sounding || !this.#flowing || connection?.connectionState !== 'connected') return;
    const keyboard = connection.getSenders().find(({ dtmf }) => dtmf?.canInsertDTMF === true)?.dtmf;
    if (keyboard === undefined || keyboard === null) return;
    this.#sounding = true;
    const sounded = ({ tone }: RTCDTMFToneChangeEvent): void => {
      if (tone !== '') return;
      keyboard.removeEventListener('tonechange', sounded);
      this.#sounding = false;
      this.#send();
    };
    keyboard.addEventListener('tonechange', sounded);
    keyboard.insertDTMF(this.#keys.slice(0, 1));
    this.#keys = this.#keys.slice(1);
  }

  #media(): object {
    const iceServers = (this.#account.iceServers ?? []).map((urls) => ({ urls }));
    return { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers } };
  }

  #rings(session: RTCSession): void {
    if (this.#call !== undefined) return session.terminate({ status_code: 486 });
    const { user } = session.remote_identity.uri;
    this.#now({ status: 'ringing', other: session.remote_identity.display_name || user, since: Date.now(), heard: [] });
    this.#follow(session);
  }

  #follow(session: RTCSession): void {
    this.#call = session;
    this.#keys = '';
    this.#sounding = false;
    this.#flowing = false;
    clearTimeout(this.#flowsSoon);
    const note = (text: string) => (): void => this.#heard(text);
    session.on('peerconnection', ({ peerconnection }) => this.#listen(peerconnection));
    // Of a call that goes out the connection is there before anybody can wait for it.
    if (session.connection !== null) this.#listen(session.connection);
    session.on('sdp', (description) => {
      if (description.originator === 'local') description.sdp = description.sdp.replace(NOWHERE, SOMEWHERE);
    });
    session.on('progress', note('it rings there'));
    session.on('accepted', () => {
      this.#heard('was answered');
      this.#now({ ...this.state, status: 'talking', since: Date.now() });
      this.#send();
    });
    session.on('hold', note('was put on hold'));
    session.on('unhold', note('was taken back'));
    session.on('refer', ({ accept }) => accept((next: RTCSession) => this.#follow(next), this.#media()));
    const over = ({ cause }: { readonly cause: string }): void => {
      this.#heard(`the call ended: ${cause}`);
      if (this.#call !== session) return;
      this.#call = undefined;
      clearTimeout(this.#flowsSoon);
      this.#now({ status: 'idle', heard: this.state.heard });
    };
    session.on('ended', over);
    session.on('failed', over);
  }

  #flowsFrom(connection: RTCPeerConnection): void {
    clearTimeout(this.#flowsSoon);
    this.#flowsSoon = setTimeout(() => {
      if (this.#call?.connection !== connection) return;
      this.#flowing = true;
      this.#send();
    }, READS_HANDSHAKE_MS);
  }

  #listen(connection: RTCPeerConnection): void {
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'connected') this.#flowsFrom(connection);
    });
    connection.addEventListener('track', ({ track, streams: [stream = new MediaStream([track])] }) => {
      this.#ear.srcObject = stream;
      this.#heard('sound comes');
    });
  }

  #heard(text: string): void {
    this.#now({ ...this.state, heard: [...this.state.heard, { text }].slice(-MOST_LINES) });
  }

  #now(state: Omit<ConsoleTelephoneState, 'name'>): void {
    this.state = { ...state, name: this.state.name };
    this.changed();
  }

  #trouble(problem: string | undefined): void {
    this.problem = problem;
    this.changed();
  }
}
