import { asBackend, BreakableTime } from '../offline/as-backend';
import { Browser } from '../offline/pages';
import type { Backend } from './backend';
import { conformance } from './conformance';

conformance('the backend inside the page', startPage, 'noticed');

/** A page in a browser of its own. */
async function startPage(settings: object): Promise<Backend> {
    const time = new BreakableTime();
    return asBackend(new Browser().open({ settings, time }), time);
}
