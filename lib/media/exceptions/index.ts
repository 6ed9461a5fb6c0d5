export { MediaException, type MediaFailure } from './media.exception.js';
