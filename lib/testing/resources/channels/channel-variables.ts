import { readVariable, writeVariable } from '../../channels/index.js';
import type { StasisControl } from '../../stasis/index.js';
import { type Route, AriRefusal, badRequest, noContent, ok, pathValue, get, post } from '../../rest/index.js';
import { type GivenVariable, requiredVariables } from '../given-variables.js';
import { channelOf, controlOf } from '../lookups.js';
import type { ResourceContext } from '../resource-context.js';

const channelMissing = 'Provided channel was not found';

/** The value of a variable or function of a channel, or the refusal that Asterisk has for it. */
function readValue(context: ResourceContext, id: string, expression: string): string {
  const reading = readVariable(channelOf(context, id, channelMissing), expression);
  if (reading === 'unreadable') throw new AriRefusal(500, 'Error With Function', 'Unable to read provided function');
  if (reading !== 'unset') return reading.value;
  const global = context.exchange.globals.get(expression);
  if (global === undefined) throw new AriRefusal(404, 'Variable Not Found', 'Provided variable was not found');
  return global;
}

async function setAll(control: StasisControl, variables: readonly GivenVariable[]): Promise<void> {
  const { channel, commands } = control;
  for (const { name, value, report } of variables) {
    const known = await commands.run(() => {
      if (report) channel.reported.add(name);
      return writeVariable(channel, name, value);
    });
    if (!known) throw badRequest('Failed to execute function');
  }
}

/** Reading and setting the variables of channels. */
export function channelVariableRoutes(context: ResourceContext): Route[] {
  return [
    get('channels/{channelId}/variable', (request) => {
      const name = request.parameters.text('variable');
      if (name === '') throw badRequest('Variable name is required');
      return ok({ value: readValue(context, pathValue(request, 'channelId'), name) });
    }),
    post('channels/{channelId}/variable', async (request) => {
      const { parameters } = request;
      const name = parameters.text('variable');
      if (name === '') throw badRequest('Variable name is required');
      const control = controlOf(context, pathValue(request, 'channelId'));
      await setAll(control, [{ name, value: parameters.text('value'), report: parameters.flag('report_events') }]);
      return noContent();
    }),
    get('channels/{channelId}/variables', (request) => {
      const id = pathValue(request, 'channelId');
      const names = request.parameters.list('variables').map((name) => name.trim());
      if (names.length === 0) throw badRequest('At least one variable name is required');
      channelOf(context, id, channelMissing);
      if (names.includes('')) throw badRequest('Variable names are required');
      return ok({ variables: Object.fromEntries(names.map((name) => [name, readValue(context, id, name)])) });
    }),
    post('channels/{channelId}/variables', async (request) => {
      const id = pathValue(request, 'channelId');
      if (request.body === undefined) throw badRequest("The 'variables' field is required");
      channelOf(context, id, channelMissing);
      const control = controlOf(context, id);
      await setAll(control, requiredVariables(request.body, request.parameters.json('variables')));
      return noContent();
    }),
  ];
}
