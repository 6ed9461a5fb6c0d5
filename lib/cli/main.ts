#!/usr/bin/env node
import { TERMINAL } from './output.js';
import { runCommand } from './run-command.js';

void runCommand(process.argv.slice(2), process.env, TERMINAL).then((exitCode) => {
  process.exitCode = exitCode;
});
