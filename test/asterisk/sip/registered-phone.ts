import { freeUdpPort } from '../free-port.js';
import { scenario, sendRequest, type SipRequest } from './sip-message.js';
import { SippProcess } from './sipp-process.js';

const IDENTITY = { endpoint: 'phone', callerName: 'phone', callerNumber: '' };

/** The endpoint `phone`: nobody calls from it, but it registers and sends texts. */
export class RegisteredPhone {
  private constructor(
    private readonly sipPort: number,
    /** The same for every message: a registration is taken back by the address that it was made for. */
    private readonly port: number,
  ) {}

  /** Plugs the phone in at a free port; nothing is sent yet. */
  static async plugIn(server: { readonly sipPort: number }): Promise<RegisteredPhone> {
    return new RegisteredPhone(server.sipPort, await freeUdpPort());
  }

  /** Registers for an hour: the endpoint comes online. */
  async register(): Promise<void> {
    await this.send({ method: 'REGISTER', headers: ['Expires: 3600'] });
  }

  /** Takes the registration back: the endpoint goes offline. */
  async unregister(): Promise<void> {
    await this.send({ method: 'REGISTER', headers: ['Expires: 0'] });
  }

  /** Sends a text message to an extension. */
  async text(text: string, extension = 'anybody'): Promise<void> {
    await this.send({ method: 'MESSAGE', type: 'text/plain', body: text }, extension, '202');
  }

  private async send(request: SipRequest, user = IDENTITY.endpoint, success = '200'): Promise<void> {
    const script = scenario(
      request.method,
      sendRequest(IDENTITY, request),
      '<recv response="100" optional="true"/>',
      `<recv response="${success}"/>`,
    );
    const sipp = await SippProcess.start(script, [`127.0.0.1:${this.sipPort}`, '-s', user, '-m', '1'], this.port);
    const { exitCode, complaints } = await sipp.ended;
    if (exitCode !== 0) throw new Error(`${request.method} failed: ${complaints.trim().slice(0, 500)}`);
  }
}
