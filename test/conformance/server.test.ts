import { conformance } from './conformance';
import { startServerProcess } from './server-process';

conformance('the server process', startServerProcess, 'noticed');
