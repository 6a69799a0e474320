import { existsSync } from 'node:fs';
import { runDesk } from './run-desk.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = await runDesk('all', process);
