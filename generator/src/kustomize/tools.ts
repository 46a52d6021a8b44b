import { statSync } from 'node:fs';
import spawn from 'nano-spawn';
import { buildPinned, pinnedVersions } from './go-tools.ts';
import { findOnPath } from './on-path.ts';

export type ToolName = 'kustomize' | 'kubeconform';

/** A program and the arguments that come before all others. */
export interface Tool {
  readonly file: string;
  readonly before: readonly string[];
}

interface Source {
  /** Its package in the module that pins the tools. */
  readonly module: string;
  /** Programs that are as good when they are new enough. */
  readonly programs: readonly Program[];
}

interface Program {
  readonly name: string;
  readonly before: readonly string[];
  readonly versionArguments: readonly string[];
  readonly isNewEnough: (output: string) => boolean;
}

const sources: Readonly<Record<ToolName, Source>> = {
  kustomize: {
    module: 'sigs.k8s.io/kustomize/kustomize/v5',
    programs: [
      {
        name: 'kustomize',
        before: ['build'],
        versionArguments: ['version'],
        isNewEnough: (output) => isAtLeast(output, 5, 4),
      },
      {
        name: 'kubectl',
        before: ['kustomize'],
        versionArguments: ['version', '--client'],
        isNewEnough: (output) => isAtLeast(/Kustomize Version: .*/.exec(output)?.[0] ?? '', 5, 4),
      },
    ],
  },
  kubeconform: {
    module: 'github.com/yannh/kubeconform/cmd/kubeconform',
    programs: [
      {
        name: 'kubeconform',
        before: [],
        versionArguments: ['-v'],
        // A build from its module calls itself "development".
        isNewEnough: (output) => output.includes('development') || isAtLeast(output, 0, 6),
      },
    ],
  },
};

/**
 * Finds a tool: on PATH when it is new enough, else built once from the pinned module.
 * `announce` is told before a build, which takes a minute. Returns undefined where neither the tool
 * nor Go is there.
 */
export async function findTool(
  name: ToolName,
  announce: (text: string) => void,
  folder?: string,
): Promise<Tool | undefined> {
  const { programs, module } = sources[name];
  for (const program of programs) {
    const file = findOnPath(program.name);
    if (file !== undefined && (await answersWell(file, program)))
      return { file, before: program.before };
  }
  const file = await buildPinned(name, module, announce, folder);
  return file === undefined ? undefined : { file, before: programs[0]?.before ?? [] };
}

/** How a person gets a tool that could be found nowhere. */
export function howToGet(name: ToolName): string {
  return name === 'kustomize'
    ? 'install kustomize or kubectl (kustomize 5.4 or newer), or Go 1.24 or newer'
    : 'install kubeconform 0.6 or newer, or Go 1.24 or newer';
}

/** The identity of the programs that would be run, without running any of them. */
export function toolsFingerprint(): string {
  const programs = ['kustomize', 'kubectl', 'kubeconform'].map((name) => {
    const file = findOnPath(name);
    const stats = file === undefined ? undefined : statSync(file);
    return `${name} ${file} ${stats?.size} ${stats?.mtimeMs}`;
  });
  return [...programs, pinnedVersions()].join('\n');
}

async function answersWell(file: string, program: Program): Promise<boolean> {
  try {
    const { output } = await spawn(file, [...program.versionArguments]);
    return program.isNewEnough(output);
  } catch {
    return false;
  }
}

function isAtLeast(output: string, major: number, minor: number): boolean {
  const [, foundMajor = '0', foundMinor = '0'] = /v?(\d+)\.(\d+)/.exec(output) ?? [];
  return (
    Number(foundMajor) > major || (Number(foundMajor) === major && Number(foundMinor) >= minor)
  );
}
