/** The Asterisk that the generated code and the tests were written against. Another version runs with one loud line. */
export const PINNED_ASTERISK_VERSION = '22.10.1';
