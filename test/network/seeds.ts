import { firstViolation } from './checker/check';
import { generateScenario, SMALL, type ScenarioSize } from './generate-scenario';
import type { Laboratory } from './laboratory';
import { runScenario, type Outcome } from './run-scenario';

/** Plays the scenarios of these seeds side by side. */
export function runSeeds(lab: Laboratory, seeds: readonly number[], size: ScenarioSize = SMALL): Promise<Outcome[]> {
    return Promise.all(seeds.map((seed) => runScenario(lab, generateScenario(seed, size))));
}

/** A line about an outcome, and the first violation where there is one. */
export function outcomeText({ scenario, verdict, progress, seconds }: Outcome): string {
    const transports = [...progress.values()].map(({ status }) => status.transport ?? status.state);
    const { fired, received, lost, duplicated, outOfOrder, violations } = verdict;
    const line =
        `${scenario.title} (${scenario.backend}): ${scenario.members.length} members, ${fired} fired, ${received} received, ` +
        `${lost} lost, ${duplicated} duplicated, ${outOfOrder} out of order, ${violations.length} violations, ` +
        `${Math.round(seconds)} s, ended on ${transports.join(' ')}`;
    return violations.length === 0 ? line : `${line}\n${firstViolation(verdict)}`;
}
