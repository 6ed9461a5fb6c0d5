/**
 * What to do with calls that are found in an application without an owner, after a gap or a restart of this program:
 * `resume` – they stay, and `appeared` lists them; `continueInDialplan` – they go on in the dialplan; `hangup` – they
 * are hung up.
 * @publicApi
 */
export type OrphanPolicy = 'resume' | 'continueInDialplan' | 'hangup';
