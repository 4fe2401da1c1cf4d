// Loaded into the server's process: tells, whenever it is asked, for how long its event loop was held since.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
process.on('message', () => {
    process.send({ heldMs: delays.max / 1e6, rssBytes: process.memoryUsage.rss() });
    delays.reset();
});
