import { DetailAction, ListAction, type ResourceContext } from '../../resources/index.js';
import { inputShape, type LiveInput } from './action-input.js';
import type { ActionRunner } from './action.runner.js';
import type { LiveAction } from './live-action.js';

/** What a class with actions of Asterisk has. */
export interface WithRunner {
  readonly runner: ActionRunner;
}

/** Gives a binding a method for each of these actions, under its name. A method that the class has itself stays. */
export function LiveActions(actions: readonly LiveAction[]): (type: new (...args: never[]) => WithRunner) => void {
  return (type) => {
    const prototype = type.prototype as object;
    for (const action of actions) {
      if (Object.hasOwn(prototype, action.name)) throw new TypeError(`There are two methods "${action.name}".`);
      const value = methodOf(action);
      const mark = action.kind === 'list' ? ListAction : DetailAction;
      mark({ input: inputShape(action), presented: true })(prototype, action.name, { value } as never);
      Object.defineProperty(prototype, action.name, { value, writable: true, configurable: true });
    }
  };
}

function methodOf(action: LiveAction): unknown {
  if (action.kind === 'list') {
    return function (this: WithRunner, input: LiveInput, context: ResourceContext): Promise<object> {
      return this.runner.run(action, undefined, input, context);
    };
  }
  return function (this: WithRunner, pk: string, input: LiveInput, context: ResourceContext): Promise<object> {
    return this.runner.run(action, pk, input, context);
  };
}
