// The hand-written rooms that generated code stands on, as seen from the folder of the output.

/** Repository, its operations, and the options of a request. */
export const REPOSITORY = '../repository/index.js';

/** The bases of the domain objects. */
export const MODEL = '../model/index.js';

/** The base of the events. */
export const EVENTS = '../events/index.js';

/** The classes of the domain objects; imported as types only, for they extend generated code. */
export const ENTITIES = '../entities/index.js';
