import { randomUUID } from 'node:crypto';
import { type SimulatedBridge, parseBridgeType } from '../../bridges/index.js';
import {
  type AriRequest,
  type Route,
  type RouteHandler,
  AriRefusal,
  badRequest,
  conflict,
  noContent,
  notFound,
  ok,
  pathValue,
  del,
  get,
  post,
} from '../../rest/index.js';
import { type GivenVariable, givenVariables, requiredVariables } from '../given-variables.js';
import { bridgeOf } from '../lookups.js';
import type { ResourceContext } from '../resource-context.js';

const bridgeMissing = 'Provided bridge was not found';

function setAll(bridge: SimulatedBridge, variables: readonly GivenVariable[]): void {
  for (const { name, value, report } of variables) {
    bridge.variables.set(name, value);
    if (report) bridge.reported.add(name);
  }
}

function readValue(bridge: SimulatedBridge, name: string): string {
  const value = bridge.variables.get(name);
  if (value === undefined) throw notFound('Provided variable was not found');
  return value;
}

/** Making, listing and ending bridges, and their variables. */
export function bridgeLifeRoutes(context: ResourceContext): Route[] {
  const { bridges } = context.exchange;
  const find = (request: AriRequest) => bridgeOf(context, pathValue(request, 'bridgeId'));

  const create: RouteHandler = (request) => {
    const { parameters } = request;
    const withId = request.pathValues.bridgeId;
    const id = withId ?? parameters.text('bridgeId');
    if (id && bridges.find(id)) throw conflict(`Bridge with id '${id}' already exists`);
    const kind = parseBridgeType(parameters.text('type', 'mixing'));
    if (!kind) {
      const duplicate = withId === undefined ? `. Possible duplicate bridge id '${id || '(null)'}'` : '';
      throw new AriRefusal(500, 'Internal Error', `Unable to create bridge${duplicate}`);
    }
    const bridge = bridges.create({ id: id || randomUUID(), name: parameters.text('name'), ...kind });
    setAll(bridge, givenVariables(parameters.json('variables')));
    return ok(bridge.snapshot());
  };

  return [
    get('bridges', () => ok(bridges.all().map((bridge) => bridge.snapshot()))),
    post('bridges', create),
    post('bridges/{bridgeId}', create),
    get('bridges/{bridgeId}', (request) => ok(find(request).snapshot())),
    del('bridges/{bridgeId}', (request) => {
      bridges.destroy(find(request));
      return noContent();
    }),
    get('bridges/{bridgeId}/variable', (request) => {
      const name = request.parameters.text('variable');
      if (name === '') throw badRequest('Variable name is required');
      return ok({ value: readValue(find(request), name) });
    }),
    post('bridges/{bridgeId}/variable', (request) => {
      const { parameters } = request;
      const name = parameters.text('variable').trim();
      if (name === '') throw badRequest('Variable name is required');
      setAll(find(request), [{ name, value: parameters.text('value'), report: parameters.flag('report_events') }]);
      return noContent();
    }),
    get('bridges/{bridgeId}/variables', (request) => {
      const names = request.parameters.list('variables').map((name) => name.trim());
      if (names.length === 0) throw badRequest('At least one variable name is required');
      const bridge = bridgeOf(context, pathValue(request, 'bridgeId'), bridgeMissing);
      if (names.includes('')) throw badRequest('Variable names are required');
      return ok({ variables: Object.fromEntries(names.map((name) => [name, readValue(bridge, name)])) });
    }),
    post('bridges/{bridgeId}/variables', (request) => {
      if (request.body === undefined) throw badRequest("The 'variables' field is required");
      const bridge = bridgeOf(context, pathValue(request, 'bridgeId'), bridgeMissing);
      setAll(bridge, requiredVariables(request.body, request.parameters.json('variables')));
      return noContent();
    }),
  ];
}
