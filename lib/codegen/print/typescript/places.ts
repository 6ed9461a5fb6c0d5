/** The hand-written code that generated code stands on, as seen from the folder of the output. */
export const RUNTIME = '../runtime/index.js';

/** The classes of the domain objects; imported as types only, for they extend generated code. */
export const ENTITIES = '../entities/index.js';
