/** What the SIP telephone uses of JsSIP. Its own types ask for types of Node, and do not hold by themselves. */
declare module 'jssip' {
  interface Peer {
    readonly uri: { readonly user: string };
    readonly display_name: string;
  }

  interface CallEvents {
    readonly peerconnection: { readonly peerconnection: RTCPeerConnection };
    readonly sdp: { readonly originator: 'local' | 'remote'; sdp: string };
    readonly progress: object;
    readonly accepted: object;
    readonly hold: object;
    readonly unhold: object;
    readonly ended: { readonly cause: string };
    readonly failed: { readonly cause: string };
    readonly refer: { readonly accept: (started: (next: RTCSession) => void, options: object) => void };
  }

  interface AgentEvents {
    readonly registered: object;
    readonly registrationFailed: { readonly cause: string };
    readonly disconnected: object;
    readonly newRTCSession: { readonly session: RTCSession; readonly originator: 'local' | 'remote' };
  }

  export interface RTCSession {
    readonly connection: RTCPeerConnection | null;
    readonly remote_identity: Peer;
    answer(options: object): void;
    terminate(options?: { readonly status_code: number }): void;
    on<K extends keyof CallEvents>(type: K, listener: (event: CallEvents[K]) => void): void;
  }

  export class UA {
    constructor(configuration: object);
    start(): void;
    call(target: string, options: object): RTCSession;
    on<K extends keyof AgentEvents>(type: K, listener: (event: AgentEvents[K]) => void): void;
  }

  export const WebSocketInterface: new (url: string) => object;
}
