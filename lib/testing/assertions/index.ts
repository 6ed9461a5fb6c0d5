export { assertDigitsHeard } from './assert-digits-heard.js';
export { assertHungUp } from './assert-hung-up.js';
export { assertPlayed } from './assert-played.js';
export { CallAssertionError } from './call-assertion-error.js';
