import { describe, expect, it } from 'vitest';
import { compareRenderings } from '../../src/review/compare.ts';
import { findDangers } from '../../src/review/danger/find.ts';
import { gatherChanges } from '../../src/review/gather.ts';
import { formatMarkdown, marker } from '../../src/review/report/markdown.ts';
import type { Report } from '../../src/review/report/report.ts';

const github = 65_536;

/** A report on objects that come to a place each, as in a review without a repository. */
function reportOn(places: readonly { site: string; yaml: string; before?: string }[]): Report {
  const compared = places.map(({ site, yaml, before = '' }) => {
    const place = { environment: 'prod', site };
    return { ...compareRenderings(before, yaml, () => place), place };
  });
  const changes = compared.flatMap((one) => one.changes);
  const production = new Set(['prod']);
  const none = () => undefined;
  const dangers = findDangers(gatherChanges(changes, [], production, compared, none));
  const headline = 'prod changes.';
  const review = { headline, changes, dangers, effects: [], failures: [], production };
  return { review, compared: 'Compared.', notices: [], environments: ['prod'] };
}

const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: ${data}\n`;

describe('the comment', () => {
  it('fits, says what it leaves out, and is the same every time', () => {
    const places = Array.from({ length: 800 }, (_, index) => ({
      site: `site${index}`,
      yaml: configMap('a', JSON.stringify({ [`key${index}`]: `value ${index} `.repeat(40) })),
    }));
    const text = formatMarkdown(reportOn(places));
    expect(text.length).toBeLessThan(github);
    expect(text).toMatch(/\*\*Left out, because a comment has an end:\*\* \d+ of 800 groups/);
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
    expect(formatMarkdown(reportOn(places))).toBe(text);
  });

  it('fits with one site that has no end', () => {
    const data = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 'v']));
    const text = formatMarkdown(
      reportOn([{ site: 'shop', yaml: configMap('a', JSON.stringify(data)) }]),
    );
    expect(text.length).toBeLessThan(github);
    expect(text).toMatch(/… and \d+ more lines\n```/);
  });

  it('fits with dangers without number', () => {
    const image = `registry.example.com/${'long/'.repeat(60)}web`;
    const places = Array.from({ length: 500 }, (_, index) => ({
      site: `site${index}`,
      yaml: `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { containers: [{ name: c, image: "${image}${index}" }] }\n`,
    }));
    const text = formatMarkdown(reportOn(places));
    expect(text.length).toBeLessThan(github);
    expect(text).toMatch(/… and \d+ more dangers/);
  });

  it('tells what many sites have in common once', () => {
    const places = Array.from({ length: 300 }, (_, index) => ({
      site: `site${index}`,
      yaml: configMap('a', `{ url: "https://site${index}.example.com" }`),
    }));
    const text = formatMarkdown(reportOn(places));
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text).toContain('alike but for names in site1, site2,');
  });

  it('begins with the marker by which it is found again', () => {
    expect(formatMarkdown(reportOn([])).startsWith(`${marker}\n`)).toBe(true);
  });

  it('takes nothing that a manifest says for markup, and mentions nobody', () => {
    const fence = '```';
    const evil = `${fence}</details><img src=x onerror=y> @everyone [a](http://b) \u001b[31m`;
    const text = formatMarkdown(
      reportOn([
        {
          site: 'a</summary><b>',
          yaml: `apiVersion: v1\nkind: Pod\nmetadata: { name: '<script>' }\nspec: { containers: [{ name: c, image: ${JSON.stringify(evil)} }] }\n`,
        },
      ]),
    );
    const outside = text.replaceAll(/^(`{3,})diff\n[^]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, '');
    expect(outside).not.toMatch(/<(?!\/?(details|summary|b)>|!--)/);
    expect(outside).not.toMatch(/@everyone/);
    expect(outside).not.toContain('</summary><b>');
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(/^`{4}diff$/m);
  });
});
