export { Entity } from './entity.js';
export { LiveEntity } from './live-entity.js';
