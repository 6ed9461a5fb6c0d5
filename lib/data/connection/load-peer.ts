import { DataConfigurationException } from '../exceptions/index.js';

/**
 * Loads a package that only some applications need.
 *
 * @throws {DataConfigurationException} it is not installed: says how to install it.
 */
export async function loadPeer<T>(name: string, why: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new DataConfigurationException('AriDataModule', `${why} needs the package "${name}": npm install ${name}`, {
      cause,
    });
  }
}
