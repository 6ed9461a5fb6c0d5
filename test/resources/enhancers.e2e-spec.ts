import {
  Catch,
  Injectable,
  Logger,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import {
  isResourceContext,
  ListAction,
  ModelBinding,
  ResourceBinding,
  ResourceContext,
  ResourceException,
} from 'nestjs-ari/resources';
import { map, type Observable } from 'rxjs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Question, QuestionsStore } from './support/questions.js';
import { startResources } from './support/started-resources.js';

@Injectable()
class Opening {
  readonly hours = 'closed';
}

@Injectable()
class OpenGuard implements CanActivate {
  constructor(private readonly opening: Opening) {}

  canActivate(host: ExecutionContext): boolean {
    return host.getType<string>() === 'ari-gateway' && ResourceContext.of(host).user.id === this.opening.hours;
  }
}

@Injectable()
class Wrapped implements NestInterceptor {
  intercept(host: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { action } = ResourceContext.of(host);
    return next.handle().pipe(map((data: object) => ({ ...data, question_text: `${action}d` })));
  }
}

const trimmed: PipeTransform = {
  transform: (value: { question_text: string }) => ({ ...value, question_text: value.question_text.trim() }),
};

class Sentence extends Error {}
class Unheard extends Error {}

@Catch(Sentence, Unheard)
class Told implements ExceptionFilter {
  catch(error: Error, host: ArgumentsHost): unknown {
    if (error instanceof Unheard || !isResourceContext(host)) return undefined;
    return new ResourceException(409, [`${ResourceContext.of(host).action}: ${error.message}`]);
  }
}

@ResourceBinding({ stream: 'questions', schema: Question })
@UseFilters(Told)
class GuardedBinding extends ModelBinding<Question> {
  constructor(store: QuestionsStore) {
    super(store);
  }

  @UseGuards(OpenGuard)
  override delete(pk: string, context: ResourceContext): Promise<Question> {
    return super.delete(pk, context);
  }

  @UsePipes(trimmed)
  override create(object: Question, context: ResourceContext): Promise<Question> {
    return super.create(object, context);
  }

  @UseInterceptors(Wrapped)
  override retrieve(pk: string, context: ResourceContext): Promise<Question> {
    return super.retrieve(pk, context);
  }

  @ListAction()
  complain(input: unknown): never {
    throw input === 'aloud' ? new Sentence('too loud') : new Unheard();
  }
}

const PROVIDERS = [Opening, QuestionsStore, GuardedBinding];

describe('around the actions of a binding', () => {
  it('a guard of its class, with what is injected into it, lets some users pass', async () => {
    const { run } = await startResources(PROVIDERS);
    await run('questions', 'create', { data: { question_text: 'Which?' } });
    expect(await run('questions', 'delete', { pk: 1 })).toMatchObject({ status: 403 });
    expect(await run('questions', 'delete', { pk: 1, user: { id: 'closed' } })).toMatchObject({ status: 200 });
  });

  it('a pipe gets the input, and neither key nor context', async () => {
    const { run } = await startResources(PROVIDERS);
    const created = await run('questions', 'create', { data: { question_text: '  Which? ' } });
    expect(created).toMatchObject({ status: 201, data: { question_text: 'Which?' } });
  });

  it('an interceptor sees the result', async () => {
    const { run } = await startResources(PROVIDERS);
    await run('questions', 'create', { data: { question_text: 'Which?' } });
    expect(await run('questions', 'retrieve', { pk: 1 })).toMatchObject({
      data: { id: '1', question_text: 'retrieved' },
    });
  });

  it('a filter turns an error into an answer, and one that only looks changes nothing', async () => {
    const { run } = await startResources(PROVIDERS);
    expect(await run('questions', 'complain', { data: 'aloud' })).toEqual({
      status: 409,
      data: null,
      errors: ['complain: too loud'],
    });
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    onTestFinished(() => logged.mockRestore());
    expect(await run('questions', 'complain')).toMatchObject({ status: 500 });
  });
});
