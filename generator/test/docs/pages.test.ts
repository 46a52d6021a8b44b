import { describe, expect, it } from 'vitest';
import { expectedOf, generalise, readSteps } from './page.ts';
import { createPlace, type Place } from './place.ts';

/** A new commit goes to development, and from there to production. */
const release = async ({ run }: Place) => {
  await run('pnpm release dev bakery --tag sha-$(git rev-parse HEAD) --push');
  await run('pnpm verify dev bakery --push');
};
const promote = async ({ run }: Place) => {
  await run('pnpm promote bakery --push');
  await run('pnpm verify prod bakery --push');
};

const dropsAColumn = {
  'site/src/migrations/20261201_090000_drop_subtitle.ts': `import { sql } from '@payloadcms/db-postgres';

export async function up({ db }) {
  await db.execute(sql\`ALTER TABLE "pages" DROP COLUMN "subtitle";\`);
}
`,
};

/** What happened before somebody opens the page. */
const pages: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  'promotion.md': () => Promise.resolve(),
  'rollback.md': async (place) => {
    await release(place);
    await promote(place);
    place.work();
    await release(place);
    await promote(place);
    place.work(dropsAColumn);
    await release(place);
  },
  'reset.md': async (place) => {
    await release(place);
    await promote(place);
    place.work();
    await release(place);
  },
  'host-answers-wrong.md': async (place) => {
    await release(place);
    await promote(place);
  },
};

describe('every command of a page runs, and prints what the page shows', () => {
  for (const [page, prepare] of Object.entries(pages)) {
    it(page, { timeout: 120_000 }, async () => {
      const place = await createPlace();
      await prepare(place);
      const steps = readSteps(page);
      expect(steps.length).toBeGreaterThan(0);
      for (const { command, shown } of steps) {
        const { code, output } = await place.run(command);
        expect(code, `$ ${command}\n${output}`).toBe(shown.includes(' error ') ? 1 : 0);
        expect(generalise(output), `$ ${command}\n${output}`).toMatch(expectedOf(shown));
      }
    });
  }
});
