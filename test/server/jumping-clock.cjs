// Loaded into a server's process: its wall clock jumps by an hour, forward at the first SIGUSR2, back by two at the next.
const HOUR_MS = 3_600_000;
const real = Date.now;
let offset = 0;
Date.now = () => real() + offset;
process.on('SIGUSR2', () => {
    offset = offset > 0 ? -HOUR_MS : HOUR_MS;
    console.log(`the wall clock is off by ${offset} ms`);
});
