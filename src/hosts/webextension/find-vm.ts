// Runs in the page after it has loaded. If an editor's VM was not caught during its construction, this script looks for
// it in React's tree. Editors load in parts, so it tries for a while.
import { handOver } from './vm-handover';
import { vmInReact } from './vm-in-react';

const LOOK_EVERY_MS = 1_000;
/** Half a minute. A slower editor created its VM earlier, and that VM was caught. */
const LOOKS_MAX = 30;

function look(left: number): void {
    const vm = vmInReact(document);
    if (vm !== null) handOver(vm);
    else if (left > 1) setTimeout(() => look(left - 1), LOOK_EVERY_MS);
}

look(LOOKS_MAX);
