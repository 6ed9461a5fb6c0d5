import type { AriModuleOptions } from 'nestjs-ari';

/** The Asterisk that `ARI_URL`, `ARI_USERNAME` and `ARI_PASSWORD` name, read when the application starts. */
export function asteriskFromEnvironment(): AriModuleOptions {
  return {
    url: process.env['ARI_URL'] ?? 'http://localhost:8088',
    username: process.env['ARI_USERNAME'] ?? 'ari',
    password: process.env['ARI_PASSWORD'] ?? 'ari',
  };
}
