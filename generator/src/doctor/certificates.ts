import { listAt, textAt } from './fields.ts';
import { missing, ok, unknown, waiting, type Finding, type Step } from './step.ts';

/** A certificate that is valid covers each host; one of the site's own was looked at as a Secret. */
export const examineCertificates: Step = async ({ api, instance }) => {
  if (instance.certificate !== undefined) {
    return [ok(`the site brings its own certificate, the Secret ${instance.certificate}`)];
  }
  const answer = await api('/apis/cert-manager.io/v1/certificates');
  if (answer.kind === 'forbidden') return [unknown('the Certificates of all namespaces')];
  if (answer.kind !== 'found') {
    return [missing('the cluster knows no Certificates', 'install cert-manager, which makes them')];
  }
  const certificates = listAt(answer.object, 'items');
  const findings = [instance.host, ...instance.aliases].flatMap((host) =>
    examineHost(host, certificates),
  );
  return findings.length > 0 ? findings : [ok('a valid certificate covers every host')];
};

function examineHost(host: string, certificates: readonly unknown[]): Finding[] {
  const covering = certificates.filter((certificate) =>
    listAt(certificate, 'spec', 'dnsNames').some(
      (name) => typeof name === 'string' && covers(name, host),
    ),
  );
  if (covering.some(isReady)) return [];
  const [first] = covering;
  if (first === undefined) {
    return [
      missing(
        `no Certificate covers ${host}`,
        'sync the platform, which has those of the wildcards, or give the site one of its own',
      ),
    ];
  }
  const name = textAt(first, 'metadata', 'name') ?? '';
  const namespace = textAt(first, 'metadata', 'namespace') ?? '';
  const reason = textAt(readyOf(first), 'message') ?? 'no reason given';
  return [
    waiting(
      `the Certificate ${namespace}/${name}, which covers ${host}, is not ready: ${reason}`,
      `"kubectl -n ${namespace} describe certificate ${name}" and its orders and challenges say why`,
    ),
  ];
}

/** A wildcard covers one label, and not the domain itself. */
function covers(name: string, host: string): boolean {
  if (!name.startsWith('*.')) return name === host;
  return host.slice(host.indexOf('.')) === name.slice(1);
}

function readyOf(certificate: unknown): unknown {
  return listAt(certificate, 'status', 'conditions').find(
    (condition) => textAt(condition, 'type') === 'Ready',
  );
}

function isReady(certificate: unknown): boolean {
  return textAt(readyOf(certificate), 'status') === 'True';
}
