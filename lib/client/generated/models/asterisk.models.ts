// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.

/**
 * Description of the server. Only the parts asked for are present.
 * @publicApi
 */
export interface AsteriskInfo {
  /** How it was compiled. */
  readonly build?: BuildInfo;
  /** Version and identity. */
  readonly system?: SystemInfo;
  /** General settings. */
  readonly config?: ConfigInfo;
  /** Start and reload times. */
  readonly status?: StatusInfo;
}

/**
 * Sign of life.
 * @publicApi
 */
export interface AsteriskPing {
  /** Identity of the server. */
  readonly asterisk_id: string;
  /** Always `pong`. */
  readonly ping: string;
  /** Time on the server. */
  readonly timestamp: string;
}

/**
 * How this Asterisk was compiled.
 * @publicApi
 */
export interface BuildInfo {
  /** Operating system of the build machine. */
  readonly os: string;
  /** Kernel of the machine on which Asterisk was compiled, not of the one it runs on. */
  readonly kernel: string;
  /** Options of the build; empty if none. */
  readonly options: string;
  /** Its processor type. */
  readonly machine: string;
  /** When it was built. */
  readonly date: string;
  /** Who built it. */
  readonly user: string;
}

/**
 * General settings.
 * @publicApi
 */
export interface ConfigInfo {
  /** System name from asterisk.conf. */
  readonly name: string;
  /** Language of sounds unless a channel says otherwise. */
  readonly default_language: string;
  /** Most channels allowed at a time; missing without a limit. */
  readonly max_channels?: number;
  /** Most open files allowed; missing without a limit. */
  readonly max_open_files?: number;
  /** System load above which calls are refused; missing without a limit. */
  readonly max_load?: number;
  /** Account under which Asterisk runs. */
  readonly setid: SetId;
}

/**
 * One setting of a dynamic configuration object.
 * @publicApi
 */
export interface ConfigTuple {
  /** Name of the setting. */
  readonly attribute: string;
  /** What the setting is set to, as text: `yes` and `10` as well. */
  readonly value: string;
}

/**
 * One destination of the log.
 * @publicApi
 */
export interface LogChannel {
  /** File path or `Console`. */
  readonly channel: string;
  /** `File`, `Console` or `Syslog`. */
  readonly type: string;
  /** `Enabled` or `Disabled`. */
  readonly status: string;
  /** Levels written to it, separated by spaces. */
  readonly configuration: string;
}

/**
 * A loadable part of Asterisk.
 * @publicApi
 */
export interface AsteriskModule {
  /** File name, such as `chan_pjsip.so`. */
  readonly name: string;
  /** What it does. */
  readonly description: string;
  /** How often it is in use now, for instance by calls. */
  readonly use_count: number;
  /** `Running` or `Not Running`. */
  readonly status: string;
  /** How well it is maintained: `core`, `extended` or `deprecated`. */
  readonly support_level: string;
}

/**
 * Account under which Asterisk runs, when it changes it at the start.
 * @publicApi
 */
export interface SetId {
  /** User; may be empty. */
  readonly user: string;
  /** Group; may be empty. */
  readonly group: string;
}

/**
 * When Asterisk was started.
 * @publicApi
 */
export interface StatusInfo {
  /** When this process began; changes with a restart. */
  readonly startup_time: string;
  /** When the configuration was last read again. */
  readonly last_reload_time: string;
}

/**
 * Which Asterisk this is.
 * @publicApi
 */
export interface SystemInfo {
  /** Version. Packages of distributions add to it (`22.10.1+dfsg+…`), so do not expect three numbers only. */
  readonly version: string;
  /** Identity of this server, the same as `asterisk_id` of its events. */
  readonly entity_id: string;
}

/**
 * Value of one variable.
 * @publicApi
 */
export interface Variable {
  /** What it holds now, as text; variables know no other type. */
  readonly value: string;
}

/**
 * The value of a variable together with how Asterisk treats it.
 * @publicApi
 */
export interface VariableSetting {
  /** The value; variables hold text. */
  readonly value: string;
  /** `true` shows the variable in every snapshot of its channel or bridge. Default: `false`. */
  readonly report_events?: boolean;
}

/**
 * Values of several variables.
 * @publicApi
 */
export interface Variables {
  /** What each of them holds now, by its name. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * What a variable is set to: its text, or the text with how it is treated.
 * @publicApi
 */
export type VariableValue = string | VariableSetting;
