import { asBackend } from '../mock/as-backend';
import { Browser } from '../mock/pages';
import { conformance } from './conformance';

conformance('the backend inside the page', async (settings) => asBackend(new Browser().open({ settings })), 'noticed');
