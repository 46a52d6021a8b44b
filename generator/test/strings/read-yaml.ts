import spawn from 'nano-spawn';
import { buildPinned } from '../../src/kustomize/go-tools.ts';

/** Reads documents with the library that the Kubernetes API server reads them with. */
export async function readAsKubernetes(yaml: string): Promise<unknown[]> {
  const program = await buildPinned('read-yaml', './read-yaml', (text) => {
    console.error(text);
  });
  if (program === undefined) throw new Error('this test needs Go 1.24 or newer');
  const { stdout } = await spawn(program, [], { stdin: { string: yaml } });
  return JSON.parse(stdout) as unknown[];
}
