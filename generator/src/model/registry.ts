/** Under which name the kubelet looks for a login: Docker Hub has an old one. */
export function registryOf(image: string): string {
  const [host = ''] = image.split('/');
  return host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
}
