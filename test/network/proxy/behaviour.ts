// What one network does to the connections through it. The rows N1 to N12 are those of docs/delivery.md.

/** What the network does with WebSockets. */
export type WebSocketBehaviour =
    | { readonly kind: 'pass' }
    /** N1: the connection is reset. */
    | { readonly kind: 'reset' }
    /** N2: the upgrade is answered with this status. */
    | { readonly kind: 'status'; readonly status: number }
    /** N3: the upgrade is never answered. */
    | { readonly kind: 'hang' }
    /** N4 and N5: after the 101 so many frames of the server come through, and then none. */
    | { readonly kind: 'mute'; readonly passFrames: number }
    /** N6: everything passes for `passMs`, and is then held back for `stallMs`, in turn. */
    | { readonly kind: 'stall'; readonly passMs: number; readonly stallMs: number }
    /** N7: control frames (ping, pong, close) are dropped both ways. */
    | { readonly kind: 'no-control-frames' }
    /** N8: the connection is cut after `ms`. */
    | { readonly kind: 'close-after'; readonly ms: number };

/** What a filter puts in the place of the server's answer (N12). */
export type Block =
    | { readonly kind: 'page'; readonly status: number }
    /** A redirect to the filter's page. */
    | { readonly kind: 'redirect' }
    | { readonly kind: 'reset' };

/** What the network does with requests; probabilities are from 0 to 1. */
export interface HttpBehaviour {
    readonly latencyMs: number;
    readonly jitterMs: number;
    readonly block: Block | null;
    /** The connection is cut before the server sees the request. */
    readonly loseRequest: number;
    /** The server acts, and the connection is cut before its answer. */
    readonly loseAnswer: number;
    /** The server gets the request twice, at once; the client gets one of the answers. */
    readonly duplicate: number;
    /** The server acts, and nothing more is ever heard. */
    readonly hang: number;
    /** Something else answers in the server's place (odd-answers.ts); every second time the server has acted. */
    readonly odd: number;
}

/** One network. */
export interface NetworkBehaviour {
    readonly webSocket: WebSocketBehaviour;
    readonly http: HttpBehaviour;
}

/** HTTP as it should be. */
export const CLEAR_HTTP: HttpBehaviour = {
    latencyMs: 0,
    jitterMs: 0,
    block: null,
    loseRequest: 0,
    loseAnswer: 0,
    duplicate: 0,
    hang: 0,
    odd: 0,
};

/** A network without a fault. */
export const CLEAR: NetworkBehaviour = { webSocket: { kind: 'pass' }, http: CLEAR_HTTP };
