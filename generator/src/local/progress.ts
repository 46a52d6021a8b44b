/** How a step speaks to whoever waits. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a line may be written over. */
  readonly live: boolean;
}

/** A step that takes less than this is over before anybody asks. */
const patience = 800;

/**
 * Does a step and tells of it when it is a long one: on a terminal a line that counts the seconds,
 * elsewhere one line while it goes on and one at its end.
 */
export async function withProgress<T>(
  { err, live }: Terminal,
  title: string,
  step: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  let announced = false;
  const draw = () => {
    if (live) err(`\r${title} ... ${Math.floor(seconds())} s`);
    else if (!announced) err(`${title} ...\n`);
    announced = true;
  };
  const timer = setInterval(draw, patience);
  const end = (outcome: string) => {
    clearInterval(timer);
    if (!announced) return;
    const clear = live ? '\r\u001B[K' : '';
    err(`${clear}${title}: ${outcome} ${seconds().toFixed(1)} s\n`);
  };
  try {
    const result = await step();
    end('done in');
    return result;
  } catch (error) {
    end('stopped after');
    throw error;
  }
}
