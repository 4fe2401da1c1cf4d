/** An event of another member, as the project gets it. */
export interface MeshEvent {
    readonly name: string;
    /** Empty where the sender gave none. */
    readonly payload: string;
    /** The node id of the sender. */
    readonly sender: string;
}

/** When an event was fired and when it came, on two clocks. */
export interface EventTimes {
    /** By the sender's clock, ms; NaN if unknown. */
    readonly firedAt: number;
    /** By this device's `elapsed`, ms. */
    readonly arrivedAt: number;
}
