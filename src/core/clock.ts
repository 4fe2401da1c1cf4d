/** Port: the backend's time. */
export interface Clock {
    /** Milliseconds since 1970. It may jump backwards: what needs an order does not take it from here alone. */
    now(): number;
}
