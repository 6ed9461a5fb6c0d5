import type { AxiosInstance, AxiosResponse } from 'axios';
import { loadedAxios } from './loaded-axios.js';
import type { UndiciAdapter } from './undici.adapter.js';

/**
 * Defaults for the adapters of axios itself. They would be merged and checked for every request, and nothing reads
 * them.
 */
const OF_OTHER_ADAPTERS = [
  'env',
  'maxBodyLength',
  'maxContentLength',
  'timeout',
  'transitional',
  'validateStatus',
  'xsrfCookieName',
  'xsrfHeaderName',
] as const;

/** HTTP methods that ARI does not use. Each has default headers, which would be merged as well. */
const OF_OTHER_METHODS = ['head', 'options', 'patch', 'query', 'purge', 'link', 'unlink'];

/** Makes an axios instance over this adapter, for interceptors. Requests and answers pass it unchanged. */
export function axiosFace(adapter: UndiciAdapter): AxiosInstance {
  const axios = loadedAxios();
  // Made here, or axios would make them twice. Undici has checked names and values, and set each name once.
  const withHeaders = (response: AxiosResponse): AxiosResponse => {
    response.headers = Object.assign(new axios.AxiosHeaders(), response.headers);
    return response;
  };
  const http = axios.create({
    adapter: (config) => adapter(config).then(withHeaders),
    transformRequest: [],
    transformResponse: [],
  });
  for (const name of OF_OTHER_ADAPTERS) delete http.defaults[name];
  for (const method of OF_OTHER_METHODS) delete http.defaults.headers[method];
  // Asterisk does not read the headers that axios adds by itself.
  http.defaults.headers.common = {};
  return http;
}
