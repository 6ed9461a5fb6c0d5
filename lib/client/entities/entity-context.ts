import { Repository, type RepositoryContext } from '../repository/index.js';
import type { ChannelLives } from './channel-life/channel-lives.js';

/** Gives domain objects what repositories do not need: the channels that this client follows. One per client. */
export interface EntityContext extends RepositoryContext {
  readonly lives: ChannelLives;
}

/** Reads the context of a repository for domain objects; every client makes its repositories with such a context. */
export function entityContext(repository: Repository): EntityContext {
  return Repository.contextOf(repository) as EntityContext;
}
