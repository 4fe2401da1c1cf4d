import { asBackend } from '../offline/as-backend';
import { Browser } from '../offline/pages';
import { conformance } from './conformance';

conformance('the backend inside the page', async (settings) => asBackend(new Browser().open({ settings })), 'noticed');
