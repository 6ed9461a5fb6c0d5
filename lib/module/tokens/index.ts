export {
  DEFAULT_CONNECTION,
  InjectAri,
  InjectAriRepository,
  getAriToken,
  getAriOptionsToken,
  getAriRepositoryToken,
} from './ari.tokens.js';
