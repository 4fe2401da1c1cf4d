// A webpack loader for graphql-jit's lodash packages. They look for Node's `util.types` by `module.require`, which no bundle
// has, and fall back to `process.binding`, which Node deprecates.
const FALLBACK = "freeProcess && freeProcess.binding && freeProcess.binding('util')";

module.exports = function (source) {
    if (!source.includes(FALLBACK)) throw new Error('lodash no longer asks for process.binding: this loader can go.');
    return source.replace(FALLBACK, "require('util').types");
};
