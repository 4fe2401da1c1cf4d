// Runs in the page itself when it is loaded: an editor whose VM was not caught while it was made is looked for in what
// React shows. Editors load in parts, so that is tried for a while.
import { handOver } from './vm-handover';
import { vmInReact } from './vm-in-react';

const LOOK_EVERY_MS = 1_000;
/** Half a minute: an editor that takes longer made its VM before, and that was caught. */
const LOOKS_MAX = 30;

function look(left: number): void {
    const vm = vmInReact(document);
    if (vm !== null) handOver(vm);
    else if (left > 1) setTimeout(() => look(left - 1), LOOK_EVERY_MS);
}

look(LOOKS_MAX);
