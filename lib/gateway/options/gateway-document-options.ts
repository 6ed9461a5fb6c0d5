/**
 * How the document of the socket is written, and who may read it.
 * @publicApi
 */
export interface GatewayDocumentOptions {
  /** Default `Gateway`. */
  readonly title?: string;
  /** Version of your interface. Default `1.0.0`. */
  readonly version?: string;
  readonly description?: string;
  /** Default `users`: those that `authenticate` lets in. */
  readonly visibleTo?: 'users' | 'everybody';
}
