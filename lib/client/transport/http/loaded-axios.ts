import { createRequire } from 'node:module';
import type { AxiosStatic } from 'axios';

/**
 * Loads axios when it is first needed: it is as large as everything else that this client runs on, and a program that
 * sets no interceptor never needs it. A second call costs one look into Node's table of modules.
 */
export function loadedAxios(): AxiosStatic {
  return createRequire(import.meta.url)('axios') as AxiosStatic;
}
