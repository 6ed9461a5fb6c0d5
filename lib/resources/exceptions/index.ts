export { ResourceBadRequestException } from './bad-request.exception.js';
export { ResourceConfigurationException } from './configuration.exception.js';
export { ResourceConflictException } from './conflict.exception.js';
export { ResourceDeniedException } from './denied.exception.js';
export { ResourceInvalidInputException } from './invalid-input.exception.js';
export { ResourceNotFoundException } from './not-found.exception.js';
export { ResourceException } from './resource.exception.js';
