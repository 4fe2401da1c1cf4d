import { AnswerBudget } from '../../../src/server/graphql/answer-budget';
import { CreationLimit } from '../../../src/server/graphql/creation-limit';
import { DocumentCache } from '../../../src/server/graphql/document-cache';
import { guardedSchema } from '../../../src/server/graphql/guarded-schema';
import { wireResult } from '../../../src/wire/wire-result';
import { executableSchema } from '../../../src/wire/executable-schema';
import { contractDouble } from './contract-double';

test.each(['first', 'compiled'])(
    "the server's own fault is an InternalError that says nothing of its cause, %s run",
    async (when) => {
        const documents = new DocumentCache(
            guardedSchema(executableSchema(contractDouble()), new CreationLimit(() => 0)),
        );
        const operation = documents.operation('{ listGroupsByDomain(domain: "d") { id } }', undefined);
        const run = () => operation.run(undefined, new AnswerBudget('address', operation.asked), {});
        if (when === 'compiled') await run();
        const failures: unknown[] = [];
        const { errors } = wireResult(await run(), {
            refused: () => undefined,
            failed: (failure: unknown) => failures.push(failure),
        });
        expect(errors).toMatchObject([{ message: 'Internal error of the backend', errorType: 'InternalError' }]);
        // The log has what the caller is not told.
        expect(String(failures[0])).toContain('boom');
    },
);
