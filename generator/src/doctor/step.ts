import type { Api } from '../cluster/ask.ts';
import type { Instance } from '../model/model.ts';

/** What was found at one point of the list. */
export interface Finding {
  /** `unknown`: this login may not look. */
  readonly state: 'ok' | 'missing' | 'waiting' | 'unknown';
  readonly message: string;
  /** What a person does about it. */
  readonly next?: string | undefined;
}

export interface NamedFinding extends Finding {
  readonly step: string;
}

/** A Secret that must lie in the cluster. */
export interface NeededSecret {
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly optional: boolean;
}

/** What is looked at, and with what. */
export interface Patient {
  readonly instance: Instance;
  readonly secrets: readonly NeededSecret[];
  /** Where Argo CD and the databases of the platform run. */
  readonly argocd: string;
  readonly databases: string;
  readonly api: Api;
  /** Asks an address; the status of the answer, or in words why there was none. */
  readonly visit: (url: string) => Promise<number | string>;
}

/** One point of the list. */
export type Step = (patient: Patient) => Promise<Finding[]>;

export function ok(message: string): Finding {
  return { state: 'ok', message };
}

export function missing(message: string, next: string): Finding {
  return { state: 'missing', message, next };
}

export function waiting(message: string, next: string): Finding {
  return { state: 'waiting', message, next };
}

/** This login may not look, which says nothing of what is there. */
export function unknown(what: string): Finding {
  return {
    state: 'unknown',
    message: `this login may not read ${what}`,
    next: 'log in as somebody who may, or ask them to run it',
  };
}
