/**
 * Another process has the folder of the embedded database open. Two at once would break it for good.
 * @publicApi
 */
export class FolderInUseException extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'DATA_FOLDER_IN_USE';
  readonly folder: string;
  /** The process that has it open. */
  readonly pid: number;

  constructor(folder: string, pid: number) {
    const who = pid === process.pid ? 'this process itself' : `the process ${pid}`;
    super(
      `The database in the folder ${folder} is open in ${who}: an embedded database serves one process. ` +
        'Stop that one, give this one another folder, or use PostgreSQL with { url }.',
    );
    this.name = new.target.name;
    this.folder = folder;
    this.pid = pid;
  }
}
