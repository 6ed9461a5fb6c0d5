import { Inject } from '@nestjs/common';
import { ofTenant } from '../../data/internal.js';
import {
  ReadOnlyBinding,
  ResourceBinding,
  type ResourceContext,
  type ResourcePage,
  type ResourceQuery,
} from '../../resources/index.js';
import { CALL_LEG_SCHEMA, type CallLegRecord } from '../records/index.js';
import { HistoryStores } from '../writing/index.js';

/**
 * Shows the channels of recorded calls as the resource `callLegs`.
 * @publicApi
 */
@ResourceBinding({
  stream: 'callLegs',
  schema: CALL_LEG_SCHEMA,
  filterable: [
    'id',
    'callId',
    'name',
    'application',
    'tenant',
    'direction',
    'caller',
    'state',
    'startedAt',
    'endedAt',
    'cause',
  ],
  orderable: ['startedAt', 'endedAt', 'name'],
  searchable: ['name', 'caller', 'callerName', 'dialled'],
})
export class CallLegsBinding extends ReadOnlyBinding<CallLegRecord> {
  constructor(@Inject(HistoryStores) stores: HistoryStores) {
    super(stores.legs);
  }

  override list(query: ResourceQuery<CallLegRecord>, context: ResourceContext): Promise<ResourcePage<CallLegRecord>> {
    return super.list(ofTenant(query, context), context);
  }
}
