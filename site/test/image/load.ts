import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What became of the requests that were sent. */
export interface Load {
  readonly answered: number;
  /** Everything that was not answered with success, in words. */
  readonly dropped: readonly string[];
}

export interface RunningLoad {
  /** How many requests nobody has answered yet. */
  readonly underWay: () => number;
  /** Waits until so many more were answered, one way or the other. */
  readonly wait: (more: number) => Promise<void>;
  readonly end: () => Promise<Load>;
}

/**
 * Keeps `readers` requests under way until it is told to stop. Like a Service it asks those who are in
 * `targets` at that moment, and like a browser it keeps its connections.
 */
export function startLoad(
  targets: readonly string[],
  paths: readonly string[],
  readers: number,
): RunningLoad {
  const agents = new Map<string, Agent>();
  const agentOf = (target: string) => {
    const agent = agents.get(target) ?? new Agent({ keepAlive: true });
    agents.set(target, agent);
    return agent;
  };
  const dropped: string[] = [];
  let [answered, underWay, isOver, turn] = [0, 0, false, 0];
  const read = async () => {
    while (!isOver) {
      turn += 1;
      const target = targets[turn % targets.length];
      if (target === undefined) throw new Error('nobody is there to answer');
      const address = `${target}${paths[turn % paths.length] ?? '/'}`;
      underWay += 1;
      const failure = await ask(address, agentOf(target));
      underWay -= 1;
      if (failure === undefined) answered += 1;
      else dropped.push(`${address}: ${failure}`);
    }
  };
  const all = Array.from({ length: readers }, read);
  return {
    underWay: () => underWay,
    wait: async (more) => {
      const enough = answered + dropped.length + more;
      while (answered + dropped.length < enough) await sleep(20);
    },
    end: async () => {
      isOver = true;
      await Promise.all(all);
      for (const agent of agents.values()) agent.destroy();
      return { answered, dropped };
    },
  };
}

function ask(address: string, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const sent = request(address, { agent }, (response) => {
      response.resume();
      response.on('end', () => {
        resolve(response.statusCode === 200 ? undefined : `status ${response.statusCode}`);
      });
      response.on('error', (error) => {
        resolve(error.message);
      });
    });
    sent.on('error', (error) => {
      resolve(error.message);
    });
    sent.end();
  });
}
