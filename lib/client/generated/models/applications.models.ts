// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.

/**
 * Which events an application is sent. What stands in both lists is not sent; a list that is left out stays as it was.
 * @publicApi
 */
export interface EventFilter {
  /** Only these are sent; an empty list lets all of them through. */
  readonly allowed?: readonly EventTypeName[];
  /** These are not sent. */
  readonly disallowed?: readonly EventTypeName[];
}

/**
 * One kind of event, named in a filter.
 * @publicApi
 */
export interface EventTypeName {
  /** Name of the event, such as `ChannelVarset`. */
  readonly type: string;
}
