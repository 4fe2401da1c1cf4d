// `npm run synth`: writes the template of a stage to dist/deploy, for `npm run deploy` or for reading.
import path from 'node:path';
import { stageOf } from './stage';
import { synthesize } from './synthesize';

try {
    const stage = stageOf(process.env);
    const { stackName, templateFile } = synthesize(stage, path.join(__dirname, '..', 'dist', 'deploy', stage.name));
    process.stdout.write(`Synthesized ${stackName}: ${path.relative(process.cwd(), templateFile)}\n`);
} catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
}
