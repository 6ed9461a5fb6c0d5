/**
 * Makes the fields of a channel, as Asterisk would send them, for events that a test delivers: an answered call in the
 * dialplan, but for what is given.
 * @publicApi
 */
export function channelFields(fields: { readonly id: string } & Readonly<Record<string, unknown>>): {
  readonly id: string;
} & Record<string, unknown> {
  return {
    name: `PJSIP/${fields.id}`,
    state: 'Up',
    protocol_id: '',
    caller: { name: '', number: '' },
    connected: { name: '', number: '' },
    accountcode: '',
    dialplan: { context: 'default', exten: 's', priority: 1, app_name: 'Stasis', app_data: '' },
    creationtime: new Date().toISOString(),
    language: 'en',
    ...fields,
  };
}
