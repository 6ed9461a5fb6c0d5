import { Repository, type RepositoryContext } from '../repository/index.js';
import type { ChannelLives } from './channel-life/channel-lives.js';

/** Gives domain objects what repositories do without: the channels that this client follows. One per client. */
export interface EntityContext extends RepositoryContext {
  readonly lives: ChannelLives;
}

/** The context of a repository that domain objects stand on; every client makes its repositories with one of these. */
export function entityContext(repository: Repository): EntityContext {
  return Repository.contextOf(repository) as EntityContext;
}
