/**
 * A place in a topic. Numbers of different epochs have nothing to do with each other.
 * @publicApi
 */
export interface BrokerPosition {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * A message with its place in the topic.
 * @publicApi
 */
export interface BrokerEntry {
  readonly position: BrokerPosition;
  /** When it was published, ISO 8601. */
  readonly ts: string;
  readonly message: unknown;
}

/**
 * A listener that has begun.
 * @publicApi
 */
export interface BrokerListening {
  /** The last message before those that the listener hears. */
  readonly position: BrokerPosition;
  readonly stop: () => void;
}

/**
 * Carries changes from where they happen to where the subscribers are, and remembers the last ones for those who come
 * back. A topic is a sequence: everybody hears its messages in the same order, with numbers that rise by one.
 *
 * Messages are plain JSON. What was published to a topic that nobody has listened to for a while may be forgotten.
 * @publicApi
 */
export interface Broker {
  /** Called once, while the application starts, before anything else is. */
  open?(): void | Promise<void>;
  publish(topic: string, message: unknown): void | Promise<void>;
  /**
   * Hears every message of a topic from now on. The listeners do not throw.
   *
   * @param interrupted - hears of a gap: messages before this position may have been lost, those behind it come.
   */
  listen(
    topic: string,
    listener: (entry: BrokerEntry) => void,
    interrupted?: (position: BrokerPosition) => void,
  ): BrokerListening | Promise<BrokerListening>;
  /** The messages behind a place, oldest first; undefined when some of them, or the place itself, are not known any more. */
  since(
    topic: string,
    position: BrokerPosition,
  ): readonly BrokerEntry[] | undefined | Promise<readonly BrokerEntry[] | undefined>;
  /** Begins the numbers of a stream anew, under another epoch: those who come back may have missed something. */
  renew?(stream: string): void | Promise<void>;
  /** Ends all listening. */
  close(): void | Promise<void>;
}
