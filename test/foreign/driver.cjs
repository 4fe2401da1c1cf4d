// Runs a client that nobody here wrote, in a process of its own: commands come in and results go out, a line of JSON each.
const { createInterface } = require('node:readline');

// What these clients expect of a browser.
globalThis.WebSocket = require('ws').WebSocket;

/** `client` is what the two folders make of their packages: `{ run, subscribe }`. */
module.exports.drive = function drive(client) {
    const subscriptions = new Map();
    const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
    createInterface({ input: process.stdin }).on('line', (line) => {
        const { id, kind, query, variables } = JSON.parse(line);
        switch (kind) {
            case 'run':
                client.run(query, variables).then(
                    ({ data, errors }) => say({ id, data, errors }),
                    (error) => say({ id, errors: errorsOf(error) }),
                );
                break;
            case 'subscribe': {
                const observer = {
                    // Apollo Client 4 tells an error as a result.
                    next: ({ data, error }) => say({ id, data, ...(error && { errors: errorsOf(error) }) }),
                    error: (error) => say({ id, errors: errorsOf(error), ended: true }),
                    complete: () => say({ id, ended: true }),
                };
                subscriptions.set(id, client.subscribe(query, variables).subscribe(observer));
                break;
            }
            case 'unsubscribe':
                subscriptions.get(id)?.unsubscribe();
                break;
        }
    });
    process.stdin.on('end', () => process.exit(0));
    say({ ready: true });
};

function errorsOf(error) {
    const errors = error?.errors ?? error?.graphQLErrors ?? [];
    if (errors.length > 0) return errors;
    return [{ message: String(error?.message ?? JSON.stringify(error)) }];
}
