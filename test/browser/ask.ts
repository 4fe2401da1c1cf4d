import { at } from '../conformance/backend';

/** Sends a query that calls its field `answer`, and gives the field's value. */
export async function ask(url: string, query: string): Promise<unknown> {
    const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
    });
    return at(await answer.json(), 'data', 'answer');
}
