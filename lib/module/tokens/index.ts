export {
  DEFAULT_CONNECTION,
  InjectAri,
  InjectAriRepository,
  getAriClientToken,
  getAriOptionsToken,
  getAriRepositoryToken,
} from './ari.tokens.js';
