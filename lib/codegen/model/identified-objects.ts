/** Where an object of Asterisk lives in the API. */
export interface ObjectPlace {
  readonly resource: string;
  readonly path: string;
  readonly identity: readonly string[];
}

/**
 * The API description does not say which of its models are things with an identity, and which path is theirs:
 * this table does.
 */
export const OBJECT_PLACES: Readonly<Record<string, ObjectPlace>> = {
  Channel: { resource: 'channels', path: '/channels/{channelId}', identity: ['id'] },
  Bridge: { resource: 'bridges', path: '/bridges/{bridgeId}', identity: ['id'] },
  Playback: { resource: 'playbacks', path: '/playbacks/{playbackId}', identity: ['id'] },
  LiveRecording: { resource: 'recordings', path: '/recordings/live/{recordingName}', identity: ['name'] },
  StoredRecording: { resource: 'recordings', path: '/recordings/stored/{recordingName}', identity: ['name'] },
  Endpoint: { resource: 'endpoints', path: '/endpoints/{tech}/{resource}', identity: ['technology', 'resource'] },
  DeviceState: { resource: 'deviceStates', path: '/deviceStates/{deviceName}', identity: ['name'] },
  Mailbox: { resource: 'mailboxes', path: '/mailboxes/{mailboxName}', identity: ['name'] },
  Application: { resource: 'applications', path: '/applications/{applicationName}', identity: ['name'] },
  Sound: { resource: 'sounds', path: '/sounds/{soundId}', identity: ['id'] },
};
