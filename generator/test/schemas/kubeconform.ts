import path from 'node:path';
import spawn, { SubprocessError } from 'nano-spawn';
import { generatorDirectory } from '../../src/paths.ts';
import { realTool } from '../check/tools.ts';

export interface Verdict {
  status: 'statusValid' | 'statusInvalid' | 'statusError';
  message: string;
}

interface Report {
  resources: { filename: string; status: Verdict['status']; msg: string }[];
}

const schemaLocation = path.join(
  generatorDirectory,
  'schemas/json/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json',
);

/** Validates every file of a folder in one process; a verdict for each file by its name. */
export async function validateFolder(folder: string): Promise<Map<string, Verdict>> {
  const options = ['-strict', '-verbose', '-output', 'json', '-schema-location', schemaLocation];
  const output = await runKubeconform([...options, folder]);
  const { resources } = JSON.parse(output) as Report;
  return new Map(
    resources.map(({ filename, status, msg }) => [
      path.basename(filename),
      { status, message: msg },
    ]),
  );
}

async function runKubeconform(options: string[]): Promise<string> {
  try {
    return (await spawn((await realTool('kubeconform')).file, options)).stdout;
  } catch (error) {
    // It fails when one file is refused, and still reports all.
    if (error instanceof SubprocessError && error.stdout.startsWith('{')) return error.stdout;
    throw error;
  }
}
