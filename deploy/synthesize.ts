import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildLambda } from './bundles';
import { stackSchema } from './schema';
import { MeshStack } from './stack';
import type { Stage } from './stage';

/** A synthesized stack. */
export interface Synthesized {
    readonly stackName: string;
    /** The CloudFormation template. */
    readonly template: unknown;
    readonly templateFile: string;
    /** The folder with the Lambda's code. */
    readonly lambdaFolder: string;
}

/** Writes the template and the files that it names into `folder`. Needs no network and no credentials. */
export function synthesize(stage: Stage, folder: string): Synthesized {
    const lambdaFolder = path.join(folder, 'lambda');
    const schemaFile = path.join(folder, 'schema.graphql');
    mkdirSync(folder, { recursive: true });
    writeFileSync(schemaFile, stackSchema());
    buildLambda(lambdaFolder);
    const app = new App({
        outdir: path.join(folder, 'assembly'),
        analyticsReporting: false,
        treeMetadata: false,
    });
    const stackName = `scratch-mesh-${stage.name}`;
    new MeshStack(app, stackName, {
        stage: stage.name,
        settings: stage.settings,
        schemaFile,
        lambdaFolder,
        domainName: stage.domainName,
        description: 'Mesh for Scratch and Smalruby: projects in different browsers share events and variables.',
    });
    const stack = app.synth().getStackByName(stackName);
    const template: unknown = stack.template;
    return { stackName, template, templateFile: stack.templateFullPath, lambdaFolder };
}
