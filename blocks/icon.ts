/** Three linked nodes. The lines have a colour that contrasts with the background. */
function nodes(lines: string): string {
    return [
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">',
        `<g stroke="${lines}" stroke-width="3"><path d="M20 10 9 29h22z" fill="none"/>`,
        '<g fill="#4c97ff"><circle cx="20" cy="10" r="5"/><circle cx="9" cy="29" r="5"/><circle cx="31" cy="29" r="5"/></g></g>',
        '</svg>',
    ].join('');
}

/** The blocks' icon as a data URI: white lines on the blocks' green. */
export const ICON_URI = `data:image/svg+xml,${encodeURIComponent(nodes('#fff'))}`;

/** The palette's icon: dark lines on white. */
export const MENU_ICON_URI = `data:image/svg+xml,${encodeURIComponent(nodes('#0b6e4f'))}`;
