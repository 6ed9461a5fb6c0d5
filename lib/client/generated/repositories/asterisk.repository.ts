// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import { Repository, type RequestOptions } from '../../repository/index.js';
import type {
  AsteriskInfo,
  AsteriskModule,
  AsteriskPing,
  ConfigTuple,
  LogChannel,
  Variable,
} from '../models/asterisk.models.js';
import { ASTERISK_OPERATIONS } from '../operations/asterisk.operations.js';

/**
 * Options of `asterisk.updateObject`.
 * @publicApi
 */
export interface AsteriskUpdateObjectOptions {
  /**
   * Settings to write, as a list of `attribute` and `value`. Required for an object that exists. An item that lacks one
   * of the two, or holds anything but text, crashes Asterisk 22.10.1: the client refuses it before sending it.
   */
  readonly fields?: readonly ConfigTuple[];
}

/**
 * Options of `asterisk.getInfo`.
 * @publicApi
 */
export interface AsteriskGetInfoOptions {
  /** Parts wanted: `build`, `system`, `config`, `status`. Default: all. */
  readonly only?: 'build' | 'system' | 'config' | 'status' | readonly ('build' | 'system' | 'config' | 'status')[];
}

/**
 * Options of `asterisk.addLog`.
 * @publicApi
 */
export interface AsteriskAddLogOptions {
  /** Levels, separated by commas: `notice,warning,error,verbose,debug,dtmf`. */
  readonly configuration: string;
}

/**
 * Options of `asterisk.getGlobalVar`.
 * @publicApi
 */
export interface AsteriskGetGlobalVarOptions {
  /** Name of the variable or function. */
  readonly variable: string;
}

/**
 * Options of `asterisk.setGlobalVar`.
 * @publicApi
 */
export interface AsteriskSetGlobalVarOptions {
  /** Which variable to set; every call can read it. */
  readonly variable: string;
  /** New value, as text. Left out, the variable becomes empty. */
  readonly value?: string;
}

/**
 * The Asterisk server itself: version and start time, modules, logs, global variables, dynamic configuration.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class AsteriskRepository extends Repository {
  /**
   * Reads an object of the dynamic configuration, for instance a PJSIP endpoint.
   * Since Asterisk 13.5.
   * @param configClass - Kind of configuration, such as `res_pjsip`.
   * @param objectType - Type of the object, such as `endpoint`, `aor` or `auth`.
   * @param id - Which one: its section in the configuration, such as `alice`.
   * @returns Its settings.
   * @throws {AriNotFoundException} The kind, the type or the object does not exist.
   */
  getObject(configClass: string, objectType: string, id: string, request?: RequestOptions): Promise<ConfigTuple[]> {
    return this.execute(ASTERISK_OPERATIONS.getObject, [configClass, objectType, id], undefined, request);
  }

  /**
   * Changes settings of a dynamic configuration object, or makes it. Works only for types kept in a place that can be
   * written (a database), not for those read from a file.
   * Since Asterisk 13.5.
   * @param configClass - Kind of configuration, such as `res_pjsip`.
   * @param objectType - Type of the object, such as `endpoint`, `aor` or `auth`.
   * @param id - Which one: its section in the configuration, such as `alice`.
   * @returns The settings written.
   * @throws {AriIllegalInputException} The body is missing or a setting is not valid.
   * @throws {AriForbiddenException} Objects of this type cannot be written.
   * @throws {AriNotFoundException} The kind or the type does not exist.
   */
  updateObject(
    configClass: string,
    objectType: string,
    id: string,
    options?: AsteriskUpdateObjectOptions,
    request?: RequestOptions,
  ): Promise<ConfigTuple[]> {
    return this.execute(ASTERISK_OPERATIONS.updateObject, [configClass, objectType, id], options, request);
  }

  /**
   * Removes a dynamic configuration object, for instance a PJSIP endpoint.
   * Since Asterisk 13.5.
   * @param configClass - Kind of configuration, such as `res_pjsip`.
   * @param objectType - Type of the object, such as `endpoint`, `aor` or `auth`.
   * @param id - Which one: its section in the configuration, such as `alice`.
   * @throws {AriForbiddenException} The object cannot be deleted, since it comes from a file.
   * @throws {AriNotFoundException} The kind, the type or the object does not exist.
   */
  deleteObject(configClass: string, objectType: string, id: string, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.deleteObject, [configClass, objectType, id], undefined, request);
  }

  /**
   * Reads version, build, settings and start time of Asterisk. A new `startup_time` is the only sign of a restart.
   * @returns The parts wanted.
   */
  getInfo(options?: AsteriskGetInfoOptions, request?: RequestOptions): Promise<AsteriskInfo> {
    return this.execute(ASTERISK_OPERATIONS.getInfo, [], options, request);
  }

  /**
   * Checks that Asterisk answers.
   * Since Asterisk 13.25 and 16.2.
   * @returns A pong with the time on the Asterisk server.
   */
  ping(request?: RequestOptions): Promise<AsteriskPing> {
    return this.execute(ASTERISK_OPERATIONS.ping, [], undefined, request);
  }

  /**
   * Lists the modules that Asterisk has loaded.
   * Since Asterisk 13.5.
   * @returns All loaded modules.
   */
  listModules(request?: RequestOptions): Promise<AsteriskModule[]> {
    return this.execute(ASTERISK_OPERATIONS.listModules, [], undefined, request);
  }

  /**
   * Reads the state of one loaded module.
   * Since Asterisk 13.5.
   * @param moduleName - File name of the module, such as `chan_pjsip.so`.
   * @returns The module.
   * @throws {AriNotFoundException} The module is not loaded.
   * @throws {AriIllegalStateException} Asterisk cannot give its state.
   */
  getModule(moduleName: string, request?: RequestOptions): Promise<AsteriskModule> {
    return this.execute(ASTERISK_OPERATIONS.getModule, [moduleName], undefined, request);
  }

  /**
   * Loads a module that is not loaded yet.
   * Since Asterisk 13.5.
   * @param moduleName - File name of the module, such as `chan_pjsip.so`.
   * @throws {AriIllegalStateException} It is loaded already, or it does not exist or refuses to start.
   */
  loadModule(moduleName: string, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.loadModule, [moduleName], undefined, request);
  }

  /**
   * Takes a module out of service. Fails while it is in use.
   * Since Asterisk 13.5.
   * @param moduleName - File name of the module, such as `chan_pjsip.so`.
   * @throws {AriNotFoundException} The module is not loaded.
   * @throws {AriIllegalStateException} It is in use, or cannot be unloaded.
   */
  unloadModule(moduleName: string, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.unloadModule, [moduleName], undefined, request);
  }

  /**
   * Lets a module read its configuration again. Calls go on.
   * Since Asterisk 13.5.
   * @param moduleName - File name of the module, such as `chan_pjsip.so`.
   * @throws {AriNotFoundException} The module is not loaded.
   * @throws {AriIllegalStateException} It cannot be reloaded, or a reload is under way.
   */
  reloadModule(moduleName: string, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.reloadModule, [moduleName], undefined, request);
  }

  /**
   * Lists where Asterisk writes its log to.
   * Since Asterisk 13.6.
   * @returns All logs with their levels.
   */
  listLogChannels(request?: RequestOptions): Promise<LogChannel[]> {
    return this.execute(ASTERISK_OPERATIONS.listLogChannels, [], undefined, request);
  }

  /**
   * Opens a further log file, until Asterisk restarts.
   * Since Asterisk 13.6.
   * @param logChannelName - Name of the file, in the log folder of Asterisk.
   * @throws {AriIllegalInputException} No levels were given.
   * @throws {AriIllegalStateException} A log of this name is open already.
   */
  addLog(logChannelName: string, options: AsteriskAddLogOptions, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.addLog, [logChannelName], options, request);
  }

  /**
   * Closes a log. Its file stays.
   * Since Asterisk 13.6.
   * @param logChannelName - Name of the log, such as `full`.
   * @throws {AriNotFoundException} No log of this name is open.
   */
  deleteLog(logChannelName: string, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.deleteLog, [logChannelName], undefined, request);
  }

  /**
   * Puts the present log file aside and begins a new one.
   * Since Asterisk 13.6.
   * @param logChannelName - Name of the log, such as `full`.
   * @throws {AriNotFoundException} No log of this name is open.
   */
  rotateLog(logChannelName: string, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.rotateLog, [logChannelName], undefined, request);
  }

  /**
   * Reads a global variable, or a dialplan function that needs no channel.
   * @returns The value; an empty text if the variable is not set.
   * @throws {AriIllegalInputException} No variable was named.
   */
  getGlobalVar(options: AsteriskGetGlobalVarOptions, request?: RequestOptions): Promise<Variable> {
    return this.execute(ASTERISK_OPERATIONS.getGlobalVar, [], options, request);
  }

  /**
   * Sets a global variable, visible to all calls.
   * @throws {AriIllegalInputException} No variable was named.
   */
  setGlobalVar(options: AsteriskSetGlobalVarOptions, request?: RequestOptions): Promise<void> {
    return this.execute(ASTERISK_OPERATIONS.setGlobalVar, [], options, request);
  }
}
