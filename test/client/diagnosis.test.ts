import type { PushAttempt } from '../../src/client/connection/push-attempts';
import { diagnosisOf, resembledRows, type Evidence } from '../../src/client/diagnosis/diagnosis';
import { DISCONNECTED } from '../../src/client/status/status';

const REACHABLE = { reachable: true, kind: null, message: null, milliseconds: 12 };
const FILTERED = { reachable: false, kind: 'filtered', message: 'A filter answered.', milliseconds: 3 } as const;

function attempt(more: Partial<PushAttempt>): PushAttempt {
    return { at: 0, stage: 'subscribed', proven: false, ending: null, reason: null, afterMs: 1000, ...more };
}

function evidence(more: Partial<Evidence> = {}): Evidence {
    return {
        at: '2026-11-23T09:00:00.000Z',
        server: 'https://mesh.example/graphql',
        status: DISCONNECTED,
        https: REACHABLE,
        attempts: [],
        history: [],
        hasPush: true,
        ...more,
    };
}

describe('a diagnosis', () => {
    it.each<[string, Partial<Evidence>, readonly string[]]>([
        ['nothing was tried', {}, []],
        ['a WebSocket works', { attempts: [attempt({ proven: true })] }, []],
        [
            'it closed before it opened',
            { attempts: [attempt({ stage: 'connecting', ending: 'closed' })] },
            ['N1', 'N2'],
        ],
        ['it never opened', { attempts: [attempt({ stage: 'connecting', ending: 'silent' })] }, ['N3']],
        ['it opened and was silent', { attempts: [attempt({ stage: 'acknowledging', ending: 'silent' })] }, ['N4']],
        ['it greeted and was silent', { attempts: [attempt({ ending: 'silent' })] }, ['N5']],
        [
            'it worked and fell silent, twice',
            { attempts: [1, 2].map((at) => attempt({ at, proven: true, ending: 'silent' })) },
            ['N6', 'N9'],
        ],
        ['it worked and was closed', { attempts: [attempt({ proven: true, ending: 'closed' })] }, ['N8']],
        ['it worked and fell silent', { attempts: [attempt({ proven: true, ending: 'silent' })] }, ['N9']],
        ['there is none', { hasPush: false }, ['N10']],
        ['it is forbidden', { attempts: [attempt({ stage: 'connecting', ending: 'forbidden' })] }, ['N10']],
        ['a filter answers for the server', { https: FILTERED }, ['N12']],
    ])('%s', (_title, seen, rows) => {
        expect(resembledRows(evidence(seen))).toEqual(rows);
    });

    it('tells an administrator which hosts, ports and protocols to allow', () => {
        const { allow, text } = diagnosisOf(evidence({ https: FILTERED, server: 'https://mesh.example:8443/graphql' }));
        expect(allow).toHaveLength(2);
        for (const line of allow) expect(text).toContain(line);
        expect(allow[0]).toBe('HTTPS requests (POST) to mesh.example, port 8443.');
        expect(allow[1]).toContain('wss');
    });

    it('has nothing to allow where nothing is blocked', () => {
        expect(diagnosisOf(evidence()).allow).toEqual([]);
    });
});
