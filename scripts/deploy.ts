// `npm run deploy`: synthesizes a stage and deploys it to AWS. Arguments after `--` go to the CDK's command line.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { PlainError } from './plain-error';
import { ROOT } from './root';
import { runNode } from './run-node';
import { runNpm } from './run-process';

/** The CDK's command line that reads the output of aws-cdk-lib 2.276. Its newer major does not. */
const CDK = 'aws-cdk@2.1148.1';

/** @throws {PlainError} if there are no credentials for AWS */
function checkCredentials(env: NodeJS.ProcessEnv, args: readonly string[]): void {
    if (
        args.includes('--profile') ||
        env['AWS_PROFILE'] ||
        env['AWS_ACCESS_KEY_ID'] ||
        env['AWS_WEB_IDENTITY_TOKEN_FILE']
    )
        return;
    if (env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || env['AWS_CONTAINER_CREDENTIALS_FULL_URI']) return;
    const files = ['credentials', 'config'].map((name) => path.join(homedir(), '.aws', name));
    if (files.some((file) => existsSync(file))) return;
    throw new PlainError(
        'AWS does not know who you are: there are no credentials. Run `aws configure sso` or `aws configure` first, or set AWS_PROFILE; docs/deploy.md says how. Nothing was deployed.',
    );
}

/** @throws {PlainError} if no region is set */
function checkRegion(env: NodeJS.ProcessEnv, args: readonly string[]): void {
    if (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || env['AWS_PROFILE'] || args.includes('--profile')) return;
    if (existsSync(path.join(homedir(), '.aws', 'config'))) return;
    throw new PlainError(
        'No region is set. Set AWS_REGION to the one next to your schools, e.g. AWS_REGION=ap-northeast-1. Nothing was deployed.',
    );
}

/** Synthesizes the stage of MESH_STAGE and deploys it; whether that succeeded. @throws {PlainError} */
export async function deploy(given: readonly string[]): Promise<boolean> {
    const [first] = given;
    const isCommand = first !== undefined && !first.startsWith('-');
    const args = isCommand ? given.slice(1) : given;
    checkCredentials(process.env, args);
    checkRegion(process.env, args);
    if (!(await runNode('deploy/app.ts'))) return false;
    const assembly = path.join(ROOT, 'dist', 'deploy', process.env['MESH_STAGE'] ?? 'stg', 'assembly');
    const all = ['--yes', CDK, isCommand ? first : 'deploy', '--app', assembly, '--all', ...args];
    const { status } = await runNpm('npx', all, { cwd: ROOT, stdio: 'inherit' });
    return status === 0;
}
