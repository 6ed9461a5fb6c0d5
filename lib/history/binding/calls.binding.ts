import { Inject } from '@nestjs/common';
import { ofTenant } from '../../data/internal.js';
import {
  ReadOnlyBinding,
  ResourceBinding,
  type ResourceContext,
  type ResourcePage,
  type ResourceQuery,
} from '../../resources/index.js';
import { CALL_SCHEMA, type CallRecord } from '../records/index.js';
import { HistoryStores } from '../writing/index.js';

/**
 * Shows the calls of the history as the resource `calls`: caller, called number, times, and how each ended.
 * @publicApi
 */
@ResourceBinding({
  stream: 'calls',
  schema: CALL_SCHEMA,
  filterable: [
    'id',
    'application',
    'tenant',
    'caller',
    'called',
    'state',
    'result',
    'startedAt',
    'answeredAt',
    'endedAt',
    'cause',
  ],
  orderable: ['startedAt', 'endedAt', 'talkSeconds', 'caller', 'called'],
  searchable: ['caller', 'callerName', 'called'],
})
export class CallsBinding extends ReadOnlyBinding<CallRecord> {
  constructor(@Inject(HistoryStores) stores: HistoryStores) {
    super(stores.calls);
  }

  override list(query: ResourceQuery<CallRecord>, context: ResourceContext): Promise<ResourcePage<CallRecord>> {
    return super.list(ofTenant(query, context), context);
  }
}
