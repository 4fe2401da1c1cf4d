/** Resolves when `condition` holds; rejects with its description after `withinMs` milliseconds. */
export async function until(
    what: string,
    condition: () => boolean | Promise<boolean>,
    withinMs = 8_000,
): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (!(await condition())) {
        if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}
