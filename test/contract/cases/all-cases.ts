import type { ContractCase } from '../contract-case.js';
import { applicationCases } from './applications.cases.js';
import { asteriskCases } from './asterisk.cases.js';
import { bridgeCases } from './bridges.cases.js';
import { channelCommandCases } from './channel-command.cases.js';
import { channelCreateCases } from './channel-create.cases.js';
import { channelExplicitCases } from './channel-explicit.cases.js';
import { channelMediaCases } from './channel-media.cases.js';
import { channelOriginateCases } from './channel-originate.cases.js';
import { channelPlayCases } from './channel-play.cases.js';
import { endpointAndEventCases } from './endpoints-and-events.cases.js';
import { phoneCases } from './phone.cases.js';
import { playbackCases } from './playbacks.cases.js';
import { recordingCases } from './recordings.cases.js';
import { unsubscribeCases } from './unsubscribe.cases.js';
import { variableCases } from './variables.cases.js';

/** Every row of the contract. */
export const sharedCases: readonly ContractCase[] = [
  ...channelOriginateCases,
  ...channelCreateCases,
  ...channelCommandCases,
  ...channelExplicitCases,
  ...channelPlayCases,
  ...channelMediaCases,
  ...variableCases,
  ...bridgeCases,
  ...playbackCases,
  ...recordingCases,
  ...applicationCases,
  ...unsubscribeCases,
  ...asteriskCases,
  ...endpointAndEventCases,
];

/** Every row there is. */
export const allCases: readonly ContractCase[] = [...sharedCases, ...phoneCases];
