import type { CreateOptions } from '../../client/index.js';
import type { DialSettings } from './dial-settings.js';
import type { CallerId, DialTarget } from './dial-target.js';

/** What a leg is made with: its variables, which carry its header fields and what its telephone shows as well. */
export function legRequest(target: DialTarget, settings: DialSettings): CreateOptions {
  const { app, headers, variables, callerId } = settings;
  const all = {
    ...variables,
    ...target.variables,
    ...headerVariables(target, { ...headers, ...target.headers }),
    ...shown(target.callerId ?? callerId),
  };
  // A request without a body is written at once.
  return { app, appArgs: 'dialled', ...(Object.keys(all).length === 0 ? {} : { variables: all }) };
}

function headerVariables({ endpoint }: DialTarget, headers: Readonly<Record<string, string>>): Record<string, string> {
  if (!/^PJSIP\//i.test(endpoint)) return {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`PJSIP_HEADER(add,${name})`, value]));
}

/** To a callee the caller is the connected line. `i` keeps Asterisk from telling of each half by itself. */
function shown(callerId: CallerId | undefined): Record<string, string> {
  if (callerId === undefined) return {};
  const { number, name = '' } = callerId;
  return { 'CONNECTEDLINE(name,i)': name, 'CONNECTEDLINE(num,i)': number };
}
