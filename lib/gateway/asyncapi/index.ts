export { AsyncApiController } from './asyncapi.controller.js';
export { SocketDocument } from './socket-document.js';
