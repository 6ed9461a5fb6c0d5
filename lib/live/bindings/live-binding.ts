import { ReadOnlyBinding, ResourceNotFoundException, type ResourceContext } from '../../resources/index.js';
import type { ActionRunner } from '../actions/index.js';
import type { LiveRow } from '../rows/index.js';
import type { LiveTable } from '../table/index.js';

/** Lets clients list, retrieve and subscribe to the rows of a live table. `fresh` asks Asterisk first. */
export abstract class LiveBinding<T extends LiveRow> extends ReadOnlyBinding<T, LiveTable<T>> {
  readonly runner: ActionRunner;

  constructor(table: LiveTable<T>, runner: ActionRunner) {
    super(table);
    this.runner = runner;
  }

  override async retrieve(pk: string, context: ResourceContext): Promise<T> {
    if (!context.fresh) return super.retrieve(pk, context);
    const row = await this.store.refresh(pk);
    // It may have another owner by now.
    if (row === undefined || !context.sees(context.stream, row)) throw new ResourceNotFoundException();
    return row;
  }
}
