export {
  AriRefusal,
  type AriReply,
  accepted,
  allocationFailed,
  badRequest,
  conflict,
  crashing,
  created,
  forbidden,
  noContent,
  notFound,
  notSimulated,
  ok,
  serverError,
  unprocessable,
} from './ari-reply.js';
export { type AriRequest, pathValue } from './ari-request.js';
export { type AriUser, Credentials } from './credentials.js';
export { Invoker, type RawRequest } from './invoker.js';
export { type Route, type RouteHandler, del, get, post, put } from './route.js';
export { Router } from './router.js';
