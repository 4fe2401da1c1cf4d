/** Three linked nodes, white on the category's colour. */
const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40" fill="none">' +
    '<path d="M20 10 9 29h22z" stroke="#fff" stroke-width="3" stroke-linejoin="round"/>' +
    '<g fill="#fff" stroke="#0b8e69" stroke-width="1.5">' +
    '<circle cx="20" cy="10" r="6"/><circle cx="9" cy="29" r="6"/><circle cx="31" cy="29" r="6"/></g></svg>';

/** The icon on the blocks and in the palette, as a data URI. */
export const BLOCK_ICON_URI = `data:image/svg+xml,${encodeURIComponent(SVG)}`;

/** The category's colours: block, slot, outline. Scratch's own extensions use this green. */
export const COLORS = { block: '#0FBD8C', slot: '#0DA57A', outline: '#0B8E69' } as const;
