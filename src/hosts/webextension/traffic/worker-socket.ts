import type { SocketNews } from './carried-socket';

/** A WebSocket that the worker holds for a page. */
export class WorkerSocket {
    public constructor(
        private readonly socket: WebSocket,
        id: number,
        tell: (news: SocketNews) => void,
    ) {
        socket.onopen = () => tell({ kind: 'opened', id, protocol: socket.protocol });
        socket.onmessage = ({ data }) => {
            if (typeof data === 'string') tell({ kind: 'frame', id, text: data });
        };
        socket.onclose = ({ code, reason, wasClean }) => tell({ kind: 'closed', id, code, reason, wasClean });
    }

    public send(text: string): void {
        if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
    }

    /** Closes it with the page's code; with the browser's own where a page may not choose that one. */
    public close(code: number | null, reason: string): void {
        try {
            this.socket.close(code ?? undefined, reason);
        } catch {
            this.socket.close();
        }
    }
}
