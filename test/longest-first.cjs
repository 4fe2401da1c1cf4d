const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

// What takes longest, as measured in a whole run on two cores. Jest knows no durations in a new clone: it goes by the size of a
// file, and these are small. One that begins last keeps a single worker busy for a minute or two while the others have nothing to do.
const LONGEST = [
    'test/conformance/appsync',
    'test/appsync/',
    'test/foreign/',
    'test/conformance/',
    'test/network/',
    'test/examples/',
    'test/browser/examples',
    'test/browser/classroom',
    'test/browser/webextension',
    'test/browser/teacher-page',
];

/** Begins with the tests that take longest; the others follow in Jest's own order. */
module.exports = class LongestFirst extends Sequencer {
    sort(tests) {
        const place = ({ path }) => {
            const index = LONGEST.findIndex((beginning) => relative(process.cwd(), path).startsWith(beginning));
            return index === -1 ? LONGEST.length : index;
        };
        return super.sort(tests).sort((one, other) => place(one) - place(other));
    }
};
