/** The palette's and the blocks' picture: three linked nodes. */
const svg = [
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">',
    '<g stroke="#fff" stroke-width="3"><path d="M20 10 9 29h22z" fill="none"/>',
    '<g fill="#4c97ff"><circle cx="20" cy="10" r="5"/><circle cx="9" cy="29" r="5"/><circle cx="31" cy="29" r="5"/></g></g>',
    '</svg>',
].join('');

/** The icon as a data URI, as the VM takes it. */
export const ICON_URI = `data:image/svg+xml,${encodeURIComponent(svg)}`;
