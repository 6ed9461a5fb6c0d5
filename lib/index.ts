export * from './client/index.js';
export * from './module/index.js';
