import { Injectable } from '@nestjs/common';
import { selectExceptionFilterMetadata } from '@nestjs/common/internal';
import { ExternalContextCreator, ModulesContainer, type ContextId } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/internal';
import { isObservable, lastValueFrom } from 'rxjs';
import { RESOURCE_CONTEXT_TYPE } from '../execution-context/index.js';
import { ActionParameters, argumentsMetadata, ARGUMENTS, INPUT } from './action-parameters.js';
import type { ResourceAction, ResourceHost } from './resource.js';

type Callback = (...args: unknown[]) => unknown;
type Filters = Parameters<typeof selectExceptionFilterMetadata>[0];
type Call = ResourceAction['call'];

/** A part of Nest's creator that its declarations hide. */
interface HiddenParts {
  readonly filtersContextCreator: {
    create(
      instance: object,
      callback: Callback,
      moduleKey: string,
      contextId: ContextId | undefined,
      inquirerId: string,
    ): { readonly filters: Filters };
  };
}

/**
 * Puts Nest's guards, interceptors, pipes and filters around a method of a binding. The one place that touches what Nest
 * keeps half private. Global enhancers, which expect HTTP, stay away; pipes get the input, and neither key nor context.
 */
@Injectable()
export class ResourceContextCreator {
  readonly #creator: ExternalContextCreator;
  readonly #parameters = new ActionParameters();

  constructor(modules: ModulesContainer) {
    const container = { getModules: () => modules, applicationConfig: undefined };
    this.#creator = ExternalContextCreator.fromContainer(container as never);
  }

  create(host: ResourceHost, action: Pick<ResourceAction, 'method' | 'kind' | 'takesInput'>): Call {
    const { instance, id } = host.wrapper;
    // The method itself: a bound copy would have none of the metadata.
    const callback = host.prototype[action.method] as Callback;
    Reflect.defineMetadata(ARGUMENTS, argumentsMetadata(action), host.type, action.method);
    const creator = this.#ofModule(host.moduleKey);
    const run = creator.create(
      instance,
      callback,
      action.method,
      ARGUMENTS,
      this.#parameters,
      undefined,
      id,
      { guards: true, interceptors: true, filters: false },
      RESOURCE_CONTEXT_TYPE,
    ) as Callback;
    const call: Call = async (args, context) => run(...args, context);
    const { filters } = hidden(creator).filtersContextCreator.create(instance, callback, host.moduleKey, undefined, id);
    return filters.length === 0 ? call : filtered(call, filters, { type: host.type, callback });
  }

  /** Nest's creator, knowing the module of a binding. */
  #ofModule(moduleKey: string): ExternalContextCreator {
    const base = this.#creator;
    const createPipesFn: ExternalContextCreator['createPipesFn'] = (pipes, parameters) =>
      base.createPipesFn(
        [],
        parameters.map((parameter) => ({ ...parameter, pipes: parameter.type === INPUT ? pipes : [] })),
      );
    return Object.create(base, {
      getContextModuleKey: { value: () => moduleKey },
      transformToResult: { value: settled },
      createPipesFn: { value: createPipesFn },
    }) as ExternalContextCreator;
  }
}

async function settled(outcome: unknown): Promise<unknown> {
  return isObservable(outcome) ? lastValueFrom(outcome, { defaultValue: undefined }) : outcome;
}

/** A filter that gives back an error, or throws one, changes the answer; one that gives nothing back has only looked. */
function filtered(
  call: Call,
  filters: Filters,
  { type, callback }: Pick<ResourceHost, 'type'> & { callback: Callback },
): Call {
  return async (args, context) => {
    try {
      return await call(args, context);
    } catch (error) {
      const filter = selectExceptionFilterMetadata(filters, error);
      if (filter === undefined) throw error;
      const host = new ExecutionContextHost([...args, context], type, callback);
      host.setType(RESOURCE_CONTEXT_TYPE);
      const answer = await settled(filter.func(error, host));
      if (answer === undefined) throw error;
      if (answer instanceof Error) throw answer;
      return answer;
    }
  };
}

function hidden(creator: ExternalContextCreator): HiddenParts {
  return creator as unknown as HiddenParts;
}
