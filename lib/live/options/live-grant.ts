/**
 * What reaches further than one call: into the dialplan, to other telephones, to other machines, or into Asterisk itself.
 *
 * - `originate`: ring a telephone, or make a channel; `snoop`: listen in; `external-media`: send the audio of a call elsewhere
 * - `continue`, `move`, `redirect`: give a call away; `redirect` also refers a telephone to another number
 * - `variables`: read or set variables and dialplan functions
 * - `media`: play what is no sound, recording, number, digits, characters or tone of this server, such as a URL
 * - `message`: send text messages to telephones
 * - `applications`: change what a Stasis application hears; `asterisk`: modules, logs, configuration, global variables
 * @publicApi
 */
export type LiveGrant =
  | 'originate'
  | 'snoop'
  | 'external-media'
  | 'continue'
  | 'move'
  | 'redirect'
  | 'variables'
  | 'media'
  | 'message'
  | 'applications'
  | 'asterisk';
