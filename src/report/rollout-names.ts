import { printable } from './render/sanitize.ts'

/** A Deployment as kubectl would be asked for it: `deployment/web`, with its namespace where that is another than the default. */
export function deploymentName(namespace: string, name: string): string {
  return printable(namespace === 'default' ? `deployment/${name}` : `deployment/${name} -n ${namespace}`)
}
