import {
  AriAbortedException,
  AriForbiddenException,
  AriIllegalInputException,
  AriIllegalStateException,
  AriNotFoundException,
  AriPreconditionFailedException,
  AriUnprocessableException,
} from '../../client/index.js';

/** What Asterisk answers about a channel or bridge that is gone, on its way out, or not in the state for a command. */
const REFUSALS = [
  AriNotFoundException,
  AriIllegalStateException,
  AriUnprocessableException,
  AriIllegalInputException,
  AriPreconditionFailedException,
  AriForbiddenException,
  AriAbortedException,
];

/** Carries out a command on a party that may hang up at any moment, and says whether Asterisk did it. */
export async function ifPossible(command: PromiseLike<unknown>): Promise<boolean> {
  try {
    await command;
    return true;
  } catch (error) {
    if (REFUSALS.some((type) => error instanceof type)) return false;
    throw error;
  }
}
