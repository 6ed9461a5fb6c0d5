import { Injectable, type PipeTransform } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, selectExceptionFilterMetadata } from '@nestjs/common/internal';
import { ExternalContextCreator, ModulesContainer, type ApplicationConfig, type ContextId } from '@nestjs/core';
import { ExecutionContextHost, type InstanceWrapper } from '@nestjs/core/internal';
import { isObservable, lastValueFrom } from 'rxjs';
import type { BaseEvent } from '../../client/index.js';
import { type AriContext, ARI_CONTEXT_TYPE } from '../execution-context/index.js';
import type { HandlerHost } from '../discovery/index.js';
import { HandlerParameters } from '../metadata/index.js';
import { parameterPipes } from './parameter-pipes.js';

/** A handler with everything around it that Nest knows: guards, interceptors, pipes, filters. */
export type HandlerPipeline = (event: BaseEvent, context: AriContext) => Promise<unknown>;

/** Which method of which instance gets a pipeline, and with what. */
export interface PipelineRequest {
  readonly host: HandlerHost;
  readonly method: string;
  readonly instance: object;
  /** Global guards, interceptors, pipes and filters too. */
  readonly globals: boolean;
  /** For an instance that was made for one event. */
  readonly contextId?: ContextId;
}

type Callback = (...args: unknown[]) => unknown;
type Filters = Parameters<typeof selectExceptionFilterMetadata>[0];

/** Parts of Nest's creator that its declarations hide. */
interface HiddenParts {
  readonly container: { readonly applicationConfig: ApplicationConfig };
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
 * Puts Nest's pipeline around a method. The one place that touches what Nest keeps half private: it keeps global
 * enhancers, which expect HTTP, away from handlers, and finds the enhancers of `@Controller` hosts, which Nest's own
 * creator looks for among the providers alone and then leaves out without a word.
 */
@Injectable()
export class AriContextCreator {
  readonly #withGlobals: ExternalContextCreator;
  readonly #withoutGlobals: ExternalContextCreator;
  readonly #parameters = new HandlerParameters();

  constructor(modules: ModulesContainer, withGlobals: ExternalContextCreator) {
    this.#withGlobals = withGlobals;
    const container = { getModules: () => modules, applicationConfig: undefined };
    this.#withoutGlobals = ExternalContextCreator.fromContainer(container as never);
  }

  /** Whether anything is bound for the whole Nest application. */
  get hasGlobals(): boolean {
    const globals = this.#globals;
    const unscoped = [
      globals.getGlobalGuards(),
      globals.getGlobalInterceptors(),
      globals.getGlobalPipes(),
      globals.getGlobalFilters(),
    ];
    return unscoped.some(({ length }) => length > 0) || this.scopedGlobals.length > 0;
  }

  /** What is bound for the whole Nest application and made anew for every request or event. */
  get scopedGlobals(): InstanceWrapper<object>[] {
    const globals = this.#globals;
    return [
      ...globals.getGlobalRequestGuards(),
      ...globals.getGlobalRequestInterceptors(),
      ...globals.getGlobalRequestPipes(),
      ...globals.getGlobalRequestFilters(),
    ];
  }

  /** Makes `context` what providers of this event's scope get as `REQUEST`. */
  registerRequest(context: AriContext, contextId: ContextId): void {
    this.#withGlobals.registerRequestProvider(contextId.getParent ? contextId.payload : context, contextId);
  }

  /** The method with its enhancers. A filter that takes an exception has handled it, whatever it returns. */
  create(request: PipelineRequest): HandlerPipeline {
    const { host, method, instance, contextId } = request;
    // The method itself: a bound copy would have none of the metadata.
    const callback = host.prototype[method] as Callback;
    const creator = this.#creator(request);
    const run = creator.create(
      instance,
      callback,
      method,
      ROUTE_ARGS_METADATA,
      this.#parameters,
      contextId,
      host.wrapper.id,
      { guards: true, interceptors: true, filters: false },
      ARI_CONTEXT_TYPE,
    ) as HandlerPipeline;
    const { filtersContextCreator } = hidden(creator);
    const { filters } = filtersContextCreator.create(instance, callback, host.moduleKey, contextId, host.wrapper.id);
    return filters.length === 0 ? run : filtered(run, filters, { type: host.type, callback });
  }

  get #globals(): ApplicationConfig {
    return hidden(this.#withGlobals).container.applicationConfig;
  }

  /** Nest's creator, knowing the module of this host. */
  #creator({ host, globals }: PipelineRequest): ExternalContextCreator {
    const base = globals ? this.#withGlobals : this.#withoutGlobals;
    const createPipesFn: ExternalContextCreator['createPipesFn'] = (pipes, parameters) => {
      const piped = parameters.map((parameter) => {
        const own = parameter.pipes as readonly PipeTransform[];
        return { ...parameter, pipes: parameterPipes({ schema: parameter.schema, pipes: [...pipes, ...own] }) };
      });
      return base.createPipesFn([], piped);
    };
    return Object.create(base, {
      getContextModuleKey: { value: () => host.moduleKey },
      transformToResult: { value: settled },
      createPipesFn: { value: createPipesFn },
    }) as ExternalContextCreator;
  }
}

/** What a handler returned, when it has come: an Observable counts by its last value, and may have none. */
export async function settled(outcome: unknown): Promise<unknown> {
  return isObservable(outcome) ? lastValueFrom(outcome, { defaultValue: undefined }) : outcome;
}

/**
 * Nest's own way takes a filter that returns nothing for one that has not handled the exception, and throws it again.
 * Here as with HTTP, catching is handling.
 */
function filtered(
  run: HandlerPipeline,
  filters: Filters,
  { type, callback }: { readonly type: HandlerHost['type']; readonly callback: Callback },
): HandlerPipeline {
  return async (event, context) => {
    try {
      return await run(event, context);
    } catch (error) {
      const filter = selectExceptionFilterMetadata(filters, error);
      if (filter === undefined) throw error;
      const host = new ExecutionContextHost([event, context], type, callback);
      host.setType(ARI_CONTEXT_TYPE);
      return settled(filter.func(error, host));
    }
  };
}

function hidden(creator: ExternalContextCreator): HiddenParts {
  return creator as unknown as HiddenParts;
}
