import type { Row } from '../run/row.js';
import { callFlowRow } from './calls.row.js';
import { channelsRow, digitsRow } from './digits.row.js';
import { commandGrowthRow, eventGrowthRow } from './growth.row.js';
import { callsPageRow, historyCostRow, historyRowsRow, historyStallRow } from './history.row.js';
import { fanOutRow, groupsRow, livePageRow } from './gateway.row.js';
import { callsRow, heapRow, latencyRow } from './live.row.js';
import { bargeInOnAsteriskRow, bargeInRow, mediaEchoRow } from './media.row.js';
import { pipelineRow, startupRow } from './nest.row.js';
import { requestsRow, webSocketRequestsRow } from './requests.row.js';
import { restListRow } from './rest.row.js';
import { simulatorCallsRow, simulatorEventsRow, simulatorStartRow, simulatorTestRow } from './simulator.row.js';
import { unheardRow } from './unheard.row.js';

/** Everything that is measured, in the order of the table. */
export const ALL_ROWS: readonly Row[] = [
  digitsRow,
  channelsRow,
  unheardRow,
  pipelineRow,
  requestsRow,
  webSocketRequestsRow,
  callsRow,
  latencyRow,
  heapRow,
  callFlowRow,
  fanOutRow,
  groupsRow,
  livePageRow,
  mediaEchoRow,
  bargeInRow,
  bargeInOnAsteriskRow,
  historyCostRow,
  historyStallRow,
  historyRowsRow,
  callsPageRow,
  restListRow,
  startupRow,
  simulatorTestRow,
  simulatorStartRow,
  simulatorCallsRow,
  simulatorEventsRow,
  eventGrowthRow,
  commandGrowthRow,
];
