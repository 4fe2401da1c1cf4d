// `npm run lab`: see CONTRIBUTING.md for what it can do.
import { Laboratory } from './laboratory';
import { outcomeText, runSeeds } from './seeds';

async function main(): Promise<void> {
    const lab = await Laboratory.open();
    try {
        const seeds = process.argv.slice(2).map(Number);
        for (const outcome of await runSeeds(lab, seeds)) console.log(outcomeText(outcome));
    } finally {
        await lab.close();
    }
}

void main();
