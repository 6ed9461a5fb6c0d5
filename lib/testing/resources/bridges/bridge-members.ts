import {
  type AriRequest,
  type Route,
  conflict,
  noContent,
  unprocessable,
  pathValue,
  del,
  post,
} from '../../rest/index.js';
import { bridgedControlOf, bridgedControlsOf, bridgeOf } from '../lookups.js';
import type { ResourceContext } from '../resource-context.js';

/** Who is in a bridge, who is seen, and the music they hear. */
export function bridgeMemberRoutes(context: ResourceContext): Route[] {
  const { bridgeMedia } = context.exchange;
  const find = (request: AriRequest) => bridgeOf(context, pathValue(request, 'bridgeId'));
  return [
    post('bridges/{bridgeId}/addChannel', async (request) => {
      const bridge = find(request);
      for (const control of bridgedControlsOf(context, request.parameters.list('channel'))) {
        if (control.recording) throw conflict(`Channel ${control.channel.id} currently recording`);
        await control.commands.run(() => {
          if (!control.leaving && !bridge.destroyed) control.enterBridge(bridge);
        });
      }
      return noContent();
    }),
    post('bridges/{bridgeId}/removeChannel', (request) => {
      const bridge = find(request);
      const controls = bridgedControlsOf(context, request.parameters.list('channel'));
      if (controls.some((control) => control.bridge !== bridge)) throw unprocessable('Channel not in this bridge');
      for (const control of controls) control.leaveBridge();
      return noContent();
    }),
    post('bridges/{bridgeId}/videoSource/{channelId}', (request) => {
      const bridge = find(request);
      const control = bridgedControlOf(context, pathValue(request, 'channelId'));
      if (control.bridge !== bridge) throw unprocessable('Channel not in this bridge');
      bridge.setVideoSource(control.channel.id);
      return noContent();
    }),
    del('bridges/{bridgeId}/videoSource', (request) => {
      find(request).setVideoSource(undefined);
      return noContent();
    }),
    post('bridges/{bridgeId}/moh', (request) => {
      bridgeMedia.startMusic(find(request));
      return noContent();
    }),
    del('bridges/{bridgeId}/moh', (request) => {
      if (!bridgeMedia.stopMusic(find(request))) throw conflict("Bridge isn't playing music");
      return noContent();
    }),
  ];
}
