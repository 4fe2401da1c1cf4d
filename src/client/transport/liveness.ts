import type { Environment, Stop } from '../environment/environment';
import { LIVENESS_INTERVAL_MS, LIVENESS_MISSES } from '../environment/timing';

/**
 * Notices that a socket has died without closing. Pings are messages of the protocol in text frames: antivirus software
 * that drops the WebSocket's own control frames is no reason to give the socket up.
 */
export class Liveness {
    private unanswered = 0;
    private lastHeard = 0;
    private stopTimer: Stop = () => undefined;

    public constructor(
        private readonly environment: Environment,
        private readonly onDead: () => void,
    ) {}

    /** Begins to watch `socket`, which has just spoken. */
    public watch(socket: unknown): void {
        this.heard();
        this.check(socket, LIVENESS_INTERVAL_MS);
    }

    /** Any message proves that the socket lives. */
    public heard(): void {
        this.unanswered = 0;
        this.lastHeard = this.environment.elapsed();
    }

    public stop(): void {
        this.stopTimer();
    }

    private check(socket: unknown, ms: number): void {
        const due = this.environment.elapsed() + ms;
        this.stopTimer = this.environment.after(ms, () => {
            const now = this.environment.elapsed();
            // After a sleep, silence means nothing: the browser first delivers what waits in the socket.
            if (now - due > LIVENESS_INTERVAL_MS) this.heard();
            const silentFor = now - this.lastHeard;
            if (this.unanswered === 0 && silentFor < LIVENESS_INTERVAL_MS)
                return this.check(socket, LIVENESS_INTERVAL_MS - silentFor);
            if (this.unanswered >= LIVENESS_MISSES) return this.onDead();
            this.unanswered += 1;
            if (canSend(socket)) socket.send('{"type":"ping"}');
            this.check(socket, LIVENESS_INTERVAL_MS);
        });
    }
}

function canSend(socket: unknown): socket is { send(text: string): void } {
    return typeof socket === 'object' && socket !== null && 'send' in socket && typeof socket.send === 'function';
}
