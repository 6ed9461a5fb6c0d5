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
type Action = Pick<ResourceAction, 'method' | 'kind' | 'takesInput'>;

/** Finds enhancers of one kind. */
interface Creator<T> {
  create(
    instance: object,
    callback: Callback,
    moduleKey: string,
    contextId: ContextId | undefined,
    inquirerId: string,
  ): T;
}

/** Parts of Nest's creator that its declarations hide. */
interface HiddenParts {
  readonly filtersContextCreator: Creator<{ readonly filters: Filters }>;
  readonly guardsContextCreator: Creator<readonly unknown[]>;
  readonly interceptorsContextCreator: Creator<readonly unknown[]>;
  readonly pipesContextCreator: Creator<readonly unknown[]>;
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

  create(host: ResourceHost, action: Action): Call {
    const { instance, id } = host.wrapper;
    // The method itself: a bound copy would have none of the metadata.
    const callback = host.prototype[action.method] as Callback;
    const found = <T>(kind: Creator<T>): T => kind.create(instance, callback, host.moduleKey, undefined, id);
    const { filtersContextCreator, guardsContextCreator, interceptorsContextCreator, pipesContextCreator } = hidden(
      this.#creator,
    );
    const enhancers = [guardsContextCreator, interceptorsContextCreator, pipesContextCreator].flatMap(found);
    // Most actions have none: for them nothing is built and walked through at every call.
    const call = enhancers.length === 0 ? bare(instance, callback) : this.#enhanced(host, callback, action);
    const { filters } = found(filtersContextCreator);
    return filters.length === 0 ? call : filtered(call, filters, { type: host.type, callback });
  }

  #enhanced({ wrapper, type, moduleKey }: ResourceHost, callback: Callback, action: Action): Call {
    Reflect.defineMetadata(ARGUMENTS, argumentsMetadata(action), type, action.method);
    const run = this.#ofModule(moduleKey).create(
      wrapper.instance,
      callback,
      action.method,
      ARGUMENTS,
      this.#parameters,
      undefined,
      wrapper.id,
      { guards: true, interceptors: true, filters: false },
      RESOURCE_CONTEXT_TYPE,
    ) as Callback;
    return async (args, context) => run(...args, context);
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
      transformToResult: { value: async (outcome: unknown) => settled(outcome) },
      createPipesFn: { value: createPipesFn },
    }) as ExternalContextCreator;
  }
}

function bare(instance: object, callback: Callback): Call {
  return async (args, context) => settled(await callback.apply(instance, [...args, context]));
}

function settled(outcome: unknown): unknown {
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
