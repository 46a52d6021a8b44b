const hosts = { dev: 'shop.example.com' };

function hostOf(environment: string): string {
  if (environment in hosts) return hosts[environment];
  throw new Error(`no host in ${environment}`);
}

export default { host: hostOf('prod') };
