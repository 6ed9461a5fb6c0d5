export { endpointsOf, isStream, type Endpoint, type EndpointKind } from './endpoints.js';
export { RestHandler } from './rest-handler.js';
export { resourceController } from './resource-controller.js';
