import type { PushAttempts } from '../connection/push-attempts';
import { diagnosisOf, type Diagnosis } from './diagnosis';
import type { Domain } from '../groups/domain';
import type { Environment } from '../environment/environment';
import { knownError, type MeshClientError } from '../status/errors';
import type { Joiner } from '../groups/join';
import type { MeshStatus } from '../status/status';

/** Who is asked, and what has been seen. */
export interface DiagnosisInput {
    readonly environment: Environment;
    readonly joiner: Joiner;
    readonly domain: Domain;
    readonly server: string | null;
    readonly hasPush: boolean;
    readonly attempts: PushAttempts;
    readonly status: MeshStatus;
}

/** Asks the server for something harmless, and sums up how that went and what was seen before. */
export async function runDiagnosis(input: DiagnosisInput): Promise<Diagnosis> {
    const { environment, joiner, domain, attempts, server, hasPush, status } = input;
    const started = environment.elapsed();
    let failure: MeshClientError | null = null;
    try {
        await joiner.list(await domain.get());
    } catch (error) {
        failure = knownError(error);
    }
    return diagnosisOf({
        at: new Date(environment.now()).toISOString(),
        https: {
            reachable: failure === null,
            kind: failure?.kind ?? null,
            message: failure?.message ?? null,
            milliseconds: environment.elapsed() - started,
        },
        attempts: attempts.list,
        history: status.history,
        server,
        hasPush,
        status,
    });
}
