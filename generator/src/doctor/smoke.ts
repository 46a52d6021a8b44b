import { missing, ok, type Finding, type Step } from './step.ts';

/** What a visitor, an editor and the load balancer ask for. */
const paths = ['/', '/admin', '/readyz'] as const;

export const examineAnswers: Step = async ({ instance, visit }) => {
  const findings: Finding[] = [];
  for (const path of paths) {
    const url = `https://${instance.host}${path}`;
    const answer = await visit(url);
    if (typeof answer === 'string') {
      findings.push(
        missing(
          `${url} cannot be reached: ${answer}`,
          'where all above is well, look at DNS, the load balancer and the certificate that is shown',
        ),
      );
    } else if (answer >= 400) {
      findings.push(
        missing(
          `${url} answers ${answer}`,
          answer === 404
            ? 'the proxy knows no such host, or another site answers: see the hosts above'
            : `"kubectl -n ${instance.names.namespace} logs deployment/web" says why`,
        ),
      );
    }
  }
  return findings.length > 0 ? findings : [ok(`${paths.join(', ')} answer`)];
};
