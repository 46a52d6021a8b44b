import diagnostics from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

/**
 * Lets an answer lead to one place. Next.js sets the address of a redirect while it renders, and
 * appends it again as it keeps the page for the next reader; whoever is told two follows neither.
 */
export function keepOneLocation(): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { response } = message as { readonly response: ServerResponse };
    const append = response.appendHeader.bind(response);
    response.appendHeader = (name, value) =>
      name.toLowerCase() === 'location' && !Array.isArray(value)
        ? response.setHeader(name, value)
        : append(name, value);
  });
}
