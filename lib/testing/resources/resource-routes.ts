import type { Route } from '../rest/index.js';
import { applicationRoutes } from './applications.js';
import { asteriskRoutes } from './asterisk.js';
import { bridgeLifeRoutes } from './bridges/bridge-life.js';
import { bridgeMediaRoutes } from './bridges/bridge-media-routes.js';
import { bridgeMemberRoutes } from './bridges/bridge-members.js';
import { channelLineRoutes } from './channels/channel-lines.js';
import { channelMediaRoutes } from './channels/channel-media.js';
import { channelMoveRoutes } from './channels/channel-moves.js';
import { channelOriginationRoutes } from './channels/channel-origination.js';
import { channelSnoopRoutes } from './channels/channel-snoops.js';
import { channelTelephonyRoutes } from './channels/channel-telephony.js';
import { channelVariableRoutes } from './channels/channel-variables.js';
import { externalMediaRoutes } from './channels/external-media.js';
import { deviceStateRoutes } from './device-states.js';
import { dynamicObjectRoutes } from './dynamic-objects.js';
import { endpointRoutes } from './endpoints.js';
import { eventRoutes } from './events.js';
import { mailboxRoutes } from './mailboxes.js';
import { playbackRoutes } from './playbacks.js';
import { recordingRoutes } from './recordings.js';
import type { ResourceContext } from './resource-context.js';
import { soundRoutes } from './sounds.js';

/** Every operation of the interface except the api-docs and the event socket, which belong to the server. */
export function resourceRoutes(context: ResourceContext): Route[] {
  return [
    ...applicationRoutes(context),
    ...asteriskRoutes(context),
    ...bridgeLifeRoutes(context),
    ...bridgeMemberRoutes(context),
    ...bridgeMediaRoutes(context),
    ...channelOriginationRoutes(context),
    ...channelLineRoutes(context),
    ...channelMoveRoutes(context),
    ...channelMediaRoutes(context),
    ...channelVariableRoutes(context),
    ...channelSnoopRoutes(context),
    ...channelTelephonyRoutes(context),
    ...externalMediaRoutes(context),
    ...deviceStateRoutes(context),
    ...dynamicObjectRoutes(context),
    ...endpointRoutes(context),
    ...eventRoutes(context),
    ...mailboxRoutes(context),
    ...playbackRoutes(context),
    ...recordingRoutes(context),
    ...soundRoutes(context),
  ];
}

export type { ResourceContext, ServerIdentity } from './resource-context.js';
