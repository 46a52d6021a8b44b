import { drawGarden } from './drawings/garden.ts';
import { drawHarbour } from './drawings/harbour.ts';
import { drawWindows } from './drawings/windows.ts';

/** Covers of the demo pages, drawn rather than stored: flat landscapes of 2160 by 1440. */
export const drawings = {
  harbour: draw(drawHarbour()),
  garden: draw(drawGarden()),
  windows: draw(drawWindows()),
} as const;

function draw(shapes: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="2160" height="1440">${shapes}</svg>`;
}
