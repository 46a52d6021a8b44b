import process from 'node:process';

/**
 * Tells of a long step: on a terminal a line that counts the seconds, elsewhere one line at the start
 * and one at the end.
 * @param {string} title
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} [stream]
 */
export function showProgress(title, stream = process.stderr) {
  const start = performance.now();
  const live = stream.isTTY === true && !process.env.CI;
  const seconds = () => (performance.now() - start) / 1000;
  const draw = () => stream.write(`\r${title} ... ${Math.floor(seconds())} s`);

  if (live) draw();
  else stream.write(`${title} ...\n`);
  const timer = live ? setInterval(draw, 1000) : undefined;
  return {
    /** @param {boolean} well */
    end(well) {
      clearInterval(timer);
      const clear = live ? '\r\u001B[K' : '';
      const outcome = well ? 'done in' : 'stopped after';
      stream.write(`${clear}${title}: ${outcome} ${seconds().toFixed(1)} s\n`);
    },
  };
}
