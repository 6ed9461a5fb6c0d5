import { createRequire } from 'node:module';
import type { AxiosStatic } from 'axios';

/**
 * Axios, loaded when it is first asked for: it is as large as all that this client runs on otherwise, and a program
 * that sets no interceptor never needs it. A second call costs a look into Node's table of modules.
 */
export function loadedAxios(): AxiosStatic {
  return createRequire(import.meta.url)('axios') as AxiosStatic;
}
