// Loaded before a server in the laboratory: SIGUSR2 sets the machine's wall clock, as an administrator or NTP does.
// Each signal moves it by the next step of LAB_CLOCK_STEPS_MS, which is a list of milliseconds.
'use strict';

const steps = (process.env.LAB_CLOCK_STEPS_MS ?? '').split(',').filter(Boolean).map(Number);
const RealDate = Date;
let offsetMs = 0;

globalThis.Date = class extends RealDate {
    constructor(...given) {
        if (given.length === 0) super(RealDate.now() + offsetMs);
        else super(...given);
    }

    static now() {
        return RealDate.now() + offsetMs;
    }
};

process.on('SIGUSR2', () => {
    offsetMs += steps.shift() ?? 0;
});
