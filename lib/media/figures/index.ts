export { MEDIA_EVENTS, type MediaEnd, type MediaEvent, type MediaFigures } from './media-figures.js';
