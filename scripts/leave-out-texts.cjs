/**
 * A webpack loader for `locales/*.json`: a bundle leaves out texts that only other bundles show. `prefixes` are the
 * beginnings of their ids.
 */
module.exports = function leaveOutTexts(source) {
    const { prefixes } = this.getOptions();
    const kept = Object.entries(JSON.parse(source)).filter(([id]) => !prefixes.some((prefix) => id.startsWith(prefix)));
    return JSON.stringify(Object.fromEntries(kept));
};
