import { objectOf } from '../change.ts';
import { showFields } from '../format-field.ts';
import type { Report } from './report.ts';

/** The report for a machine: every site and every field, nothing folded. */
export function formatJson({ review, compared, notices }: Report): string {
  const { headline, changes, dangers, effects, failures } = review;
  const report = {
    headline,
    compared,
    notices,
    effects,
    failures,
    dangers: dangers.map(({ code, harm, severity, change, message }) => ({
      code,
      harm,
      severity,
      environment: change.environment,
      site: change.site,
      kind: objectOf(change).kind,
      name: objectOf(change).metadata.name,
      message,
    })),
    changes: changes.map((change) => {
      const { apiVersion, kind, metadata } = objectOf(change);
      const { environment, site } = change;
      const { name, namespace } = metadata;
      const object = { apiVersion, kind, namespace, name };
      return { environment, site, change: change.kind, ...object, fields: showFields(change) };
    }),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
