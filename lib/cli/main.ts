#!/usr/bin/env node
import { terminal } from './output.js';
import { runCommand } from './run-command.js';

void runCommand(process.argv.slice(2), process.env, terminal(process.env)).then((exitCode) => {
  process.exitCode = exitCode;
});
