// What a child, a teacher or a device does once, beside the steady events of a member's plan.

/** One deed of one member. Its events are all equal: a name, and no payload. */
export type Deed =
    /** `forever [broadcast flood]`: as often as a VM runs such a loop in a frame. */
    | { readonly kind: 'flood'; readonly forMs: number }
    /** So many equal broadcasts in one frame. */
    | { readonly kind: 'burst'; readonly count: number }
    /** So many equal broadcasts in a frame, again and again. */
    | { readonly kind: 'beat'; readonly count: number; readonly everyMs: number; readonly forMs: number }
    /** `when I receive [loop] / broadcast [loop]`, from now on. */
    | { readonly kind: 'answer-loops' }
    /** One broadcast of `loop`. */
    | { readonly kind: 'start-loop' }
    /** The red button. */
    | { readonly kind: 'press-stop' }
    /** Another tab is in front: the browser slows this one's timers to one a second. */
    | { readonly kind: 'hide'; readonly forMs: number }
    /** The device's clock is set. */
    | { readonly kind: 'set-clock'; readonly byMs: number };

/** The names of the equal events. */
export type EqualName = 'flood' | 'burst' | 'beat' | 'loop';
