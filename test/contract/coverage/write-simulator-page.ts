import { writeFileSync } from 'node:fs';
import { SIMULATOR_PAGE, simulatorPage } from './simulator-page.js';

writeFileSync(SIMULATOR_PAGE, await simulatorPage());
process.stdout.write(`${SIMULATOR_PAGE} is current\n`);
