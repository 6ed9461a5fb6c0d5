import type { AxiosInstance, AxiosResponse } from 'axios';
import { loadedAxios } from './loaded-axios.js';
import type { UndiciAdapter } from './undici.adapter.js';

/** Defaults for axios' own adapters. With every request they would be merged and checked, and nobody would read them. */
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

/** Methods that ARI has none of; each has default headers, to be merged as well. */
const OF_OTHER_METHODS = ['head', 'options', 'patch', 'query', 'purge', 'link', 'unlink'];

/** An axios instance over this adapter, for users' interceptors: what it is given and gives back passes unchanged. */
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
  // What axios asks for by itself, Asterisk does not look at.
  http.defaults.headers.common = {};
  return http;
}
