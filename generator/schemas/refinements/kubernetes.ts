import type { Schema } from '../schema.ts';
import {
  cidr,
  countOrPercent,
  cronFields,
  dnsLabel,
  dnsSubdomain,
  fileNames,
  host,
  labels,
  notNegative,
  port,
  portName,
  portOrName,
  protocol,
} from '../values.ts';

const oneOf = (...values: string[]): Schema => ({ enum: values });
const each = (items: Schema): Schema => ({ items: { type: 'string', ...items } });

const container: Record<string, Schema> = {
  name: dnsLabel,
  imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
  terminationMessagePolicy: oneOf('File', 'FallbackToLogsOnError'),
};

const probedPort: Record<string, Schema> = { port: portOrName };

/** What the API server checks in code and its published schema does not say, by definition. */
export const kubernetesRefinements: Record<string, Record<string, Schema>> = {
  'api.apps.v1.DeploymentSpec': { replicas: notNegative, progressDeadlineSeconds: notNegative },
  'api.apps.v1.DeploymentStrategy': { type: oneOf('Recreate', 'RollingUpdate') },
  'api.apps.v1.RollingUpdateDeployment': {
    maxSurge: countOrPercent,
    maxUnavailable: countOrPercent,
  },
  'api.autoscaling.v2.HorizontalPodAutoscalerSpec': {
    minReplicas: notNegative,
    maxReplicas: { minimum: 1 },
  },
  'api.autoscaling.v2.MetricSpec': {
    type: oneOf('ContainerResource', 'External', 'Object', 'Pods', 'Resource'),
  },
  'api.autoscaling.v2.MetricTarget': { type: oneOf('Utilization', 'Value', 'AverageValue') },
  'api.batch.v1.CronJobSpec': {
    concurrencyPolicy: oneOf('Allow', 'Forbid', 'Replace'),
    schedule: cronFields(5),
  },
  'api.batch.v1.JobSpec': {
    activeDeadlineSeconds: { minimum: 1 },
    backoffLimit: notNegative,
    completionMode: oneOf('Indexed', 'NonIndexed'),
    ttlSecondsAfterFinished: notNegative,
  },
  'api.core.v1.ConfigMap': { data: { propertyNames: fileNames } },
  'api.core.v1.Container': container,
  'api.core.v1.EphemeralContainer': container,
  'api.core.v1.ContainerPort': { containerPort: port, hostPort: port, name: portName, protocol },
  'api.core.v1.EnvVar': { name: { pattern: '^[ -<>-~]+$' } },
  'api.core.v1.HTTPGetAction': { ...probedPort, scheme: oneOf('HTTP', 'HTTPS') },
  'api.core.v1.TCPSocketAction': probedPort,
  'api.core.v1.PersistentVolumeClaimSpec': {
    accessModes: each(oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod')),
    volumeMode: oneOf('Block', 'Filesystem'),
  },
  'api.core.v1.PodSpec': {
    containers: { minItems: 1 },
    dnsPolicy: oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
    restartPolicy: oneOf('Always', 'OnFailure', 'Never'),
    serviceAccountName: dnsSubdomain,
  },
  'api.core.v1.PodSecurityContext': { fsGroupChangePolicy: oneOf('Always', 'OnRootMismatch') },
  'api.core.v1.SeccompProfile': { type: oneOf('Localhost', 'RuntimeDefault', 'Unconfined') },
  'api.core.v1.Secret': {
    data: { propertyNames: fileNames },
    stringData: { propertyNames: fileNames },
  },
  'api.core.v1.ServicePort': { port, name: dnsLabel, targetPort: portOrName, protocol },
  'api.core.v1.ServiceSpec': {
    selector: labels,
    sessionAffinity: oneOf('ClientIP', 'None'),
    type: oneOf('ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'),
  },
  'api.core.v1.Toleration': {
    effect: oneOf('', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'),
    operator: oneOf('Equal', 'Exists', 'Lt', 'Gt'),
  },
  'api.core.v1.TopologySpreadConstraint': {
    maxSkew: { minimum: 1 },
    whenUnsatisfiable: oneOf('DoNotSchedule', 'ScheduleAnyway'),
  },
  'api.core.v1.Volume': { name: dnsLabel },
  'api.networking.v1.HTTPIngressPath': {
    path: { pattern: '^/' },
    pathType: oneOf('Exact', 'ImplementationSpecific', 'Prefix'),
  },
  'api.networking.v1.IngressRule': { host },
  'api.networking.v1.IngressTLS': { hosts: each(host) },
  'api.networking.v1.IPBlock': { cidr, except: each(cidr) },
  'api.networking.v1.NetworkPolicyPort': { port: portOrName, endPort: port, protocol },
  'api.networking.v1.NetworkPolicySpec': { policyTypes: each(oneOf('Egress', 'Ingress')) },
  'api.networking.v1.ServiceBackendPort': { number: port, name: dnsLabel },
  'api.policy.v1.PodDisruptionBudgetSpec': {
    maxUnavailable: countOrPercent,
    minAvailable: countOrPercent,
    unhealthyPodEvictionPolicy: oneOf('AlwaysAllow', 'IfHealthyBudget'),
  },
  'api.rbac.v1.RoleRef': {
    apiGroup: oneOf('rbac.authorization.k8s.io'),
    kind: oneOf('ClusterRole', 'Role'),
  },
  'api.rbac.v1.Subject': { kind: oneOf('Group', 'ServiceAccount', 'User') },
  'apimachinery.pkg.apis.meta.v1.LabelSelector': { matchLabels: labels },
  'apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement': {
    operator: oneOf('DoesNotExist', 'Exists', 'In', 'NotIn'),
  },
};
