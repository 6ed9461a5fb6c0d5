import { AriConfigurationException, type AriServer } from '../../client/index.js';

const PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program, or by another connection of this one',
  EACCES: 'is not allowed to this program: numbers below 1024 belong to privileged ones',
};

/**
 * Lets Asterisk in from now on.
 *
 * @throws {AriConfigurationException} the port cannot be had.
 */
export async function listenForAsterisk(connection: string, server: AriServer): Promise<void> {
  try {
    await server.listen();
  } catch (error) {
    const { code = '', port } = error as NodeJS.ErrnoException & { readonly port?: number };
    const problem = PROBLEMS[code];
    if (problem !== undefined) throw new AriConfigurationException(connection, 'server.port', `${port} ${problem}`);
    if (code === 'EADDRNOTAVAIL') {
      throw new AriConfigurationException(connection, 'server.host', 'is no address of this machine');
    }
    throw error;
  }
}
