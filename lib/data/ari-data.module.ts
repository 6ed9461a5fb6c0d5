import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';
import { DATABASE } from './binding/index.js';
import { AriDatabase } from './database/index.js';
import {
  DATA_SETTINGS,
  dataSettings,
  type AriDataAsyncOptions,
  type AriDataOptions,
  type DataSettings,
} from './options/index.js';

/**
 * Gives the application a database: PostgreSQL, an embedded one in a folder, or none but memory. A start waits for a
 * PostgreSQL that is not there yet; an embedded one opens when the first query comes.
 * @publicApi
 */
@Module({})
export class AriDataModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(AriDatabase) private readonly database: AriDatabase,
    @Inject(DATA_SETTINGS) private readonly settings: DataSettings,
  ) {}

  /**
   * A database with options that are known already. Without any it is embedded, in the folder `.nestjs-ari/database`.
   *
   * @throws {DataConfigurationException} an option is unknown, or can never work.
   * @example
   * imports: [AriDataModule.forRoot({ url: 'postgres://ari:secret@127.0.0.1/ari', migrations: 'migrations' })]
   */
  static forRoot(options: AriDataOptions = {}): DynamicModule {
    return dataModule([{ provide: DATA_SETTINGS, useFactory: () => dataSettings(options) }]);
  }

  /**
   * A database with options that other providers make.
   *
   * @throws {DataConfigurationException} when the application starts: an option is unknown, or can never work.
   * @example
   * AriDataModule.forRootAsync({
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({ url: config.getOrThrow('DATABASE_URL') }),
   * })
   */
  static forRootAsync({ imports, inject = [], useFactory }: AriDataAsyncOptions): DynamicModule {
    const make = async (...dependencies: unknown[]): Promise<DataSettings> =>
      dataSettings(await useFactory(...(dependencies as never[])));
    return dataModule([{ provide: DATA_SETTINGS, useFactory: make, inject: [...inject] }], imports);
  }

  async onModuleInit(): Promise<void> {
    if (this.settings.kind !== 'postgresql') return;
    await this.database.ready();
    await this.database.checkTables();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

function dataModule(settings: Provider[], imports: DynamicModule['imports'] = []): DynamicModule {
  return {
    module: AriDataModule,
    global: true,
    imports,
    providers: [
      ...settings,
      { provide: AriDatabase, useFactory: (own: DataSettings) => new AriDatabase(own), inject: [DATA_SETTINGS] },
      { provide: DATABASE, useFactory: (database: AriDatabase) => database.kysely, inject: [AriDatabase] },
    ],
    exports: [AriDatabase, DATABASE],
  };
}
