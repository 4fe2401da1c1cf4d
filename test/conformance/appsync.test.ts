import { emulatedBackend } from '../appsync/emulated-backend';
import { conformance } from './conformance';

conformance('the emulated AppSync stack', emulatedBackend);
