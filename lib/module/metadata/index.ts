export { callEndMethods, markCallEnd } from './call-end-metadata.js';
export type { Check, HandlerDecorator } from './handler-decorator.js';
export {
  type ControllerRequest,
  type HandlerRequest,
  controllerRequest,
  handlerDecorator,
  handlerRequests,
  markController,
} from './handler-metadata.js';
export type { AriHandlerOptions } from './handler-options.js';
export {
  type HandlerParameter,
  HandlerParameters,
  ParameterKind,
  handlerParameters,
  parameterField,
} from './handler-parameters.js';
