import { apiResources } from './api-resources.ts'
import { apply } from './apply.ts'
import type { Command } from './call.ts'
import { canI } from './auth/can-i.ts'
import { autoscale } from './autoscale.ts'
import { createClusterRoleBinding, createRoleBinding, createServiceAccount } from './create/bindings.ts'
import { createDockerSecret } from './create/docker-secret.ts'
import { create } from './create/file.ts'
import { createIngress } from './create/ingress.ts'
import { createDisruptionBudget, createPriorityClass, createQuota } from './create/limits.ts'
import { createClusterRole, createRole } from './create/roles.ts'
import { createCronJob, createJob } from './create/workloads.ts'
import { describe } from './describe/describe.ts'
import { createDeployment } from './create/deployment.ts'
import {
  createClusterIp,
  createExternalName,
  createLoadBalancer,
  createConfigMap,
  createNamespace,
  createSecret,
  createNodePort,
} from './create/simple-kinds.ts'
import { clusterInfo, currentContext, getContexts, listNames, setContext, useContext, viewConfig } from './config.ts'
import { events } from './events.ts'
import { expose } from './expose.ts'
import { logs } from './logs.ts'
import { replace } from './replace.ts'
import { runPod } from './run.ts'
import { version } from './version.ts'
import { setLastApplied } from './set-last-applied.ts'
import { viewLastApplied } from './view-last-applied.ts'
import { wait } from './wait.ts'
import { deleteObjects } from './delete.ts'
import { get } from './get/get.ts'
import { annotate } from './metadata/annotate.ts'
import { label } from './metadata/label.ts'
import { patch } from './patch.ts'
import { rolloutPause, rolloutRestart, rolloutResume } from './rollout/change.ts'
import { rolloutHistory } from './rollout/history.ts'
import { rolloutStatus } from './rollout/status.ts'
import { rolloutUndo } from './rollout/undo.ts'
import { scale } from './scale.ts'
import { setEnv } from './set/env.ts'
import { setImage } from './set/image.ts'
import { setResources } from './set/resources.ts'
import { setSelector } from './set/selector.ts'
import { setServiceAccount } from './set/service-account.ts'

/** A word that selects a command. */
export type CommandNode = {
  readonly name: string
  readonly aliases?: readonly string[]
  /** Words of other tools that this command is proposed for. */
  readonly suggestedFor?: readonly string[]
} & (
  | {
      readonly kind: 'command'
      readonly run: Command
      readonly required?: readonly string[]
      readonly below?: readonly CommandNode[]
    }
  | { readonly kind: 'group'; readonly below: readonly CommandNode[] }
  /** Needs an editor. */
  | { readonly kind: 'editor' }
  | { readonly kind: 'not simulated' }
)

const notSimulated = (name: string, ...aliases: readonly string[]): CommandNode => ({
  kind: 'not simulated',
  name,
  aliases,
})
const command = (
  name: string,
  run: Command,
  more: { aliases?: readonly string[]; required?: readonly string[] } = {},
): CommandNode => ({
  kind: 'command',
  name,
  run,
  ...more,
})

const SERVICE: readonly CommandNode[] = [
  command('clusterip', createClusterIp),
  command('nodeport', createNodePort),
  command('loadbalancer', createLoadBalancer),
  command('externalname', createExternalName, { required: ['external-name'] }),
]

const SECRET: readonly CommandNode[] = [
  command('generic', createSecret),
  command('docker-registry', createDockerSecret),
  notSimulated('tls'),
]

const CREATE: readonly CommandNode[] = [
  command('namespace', createNamespace, { aliases: ['ns'] }),
  command('quota', createQuota, { aliases: ['resourcequota'] }),
  { kind: 'group', name: 'secret', aliases: [], below: SECRET },
  command('configmap', createConfigMap, { aliases: ['cm'] }),
  command('serviceaccount', createServiceAccount, { aliases: ['sa'] }),
  { kind: 'group', name: 'service', aliases: ['svc'], below: SERVICE },
  command('deployment', createDeployment, { aliases: ['deploy'], required: ['image'] }),
  command('clusterrole', createClusterRole),
  command('clusterrolebinding', createClusterRoleBinding, { required: ['clusterrole'] }),
  command('role', createRole),
  command('rolebinding', createRoleBinding),
  command('poddisruptionbudget', createDisruptionBudget, { aliases: ['pdb'] }),
  command('priorityclass', createPriorityClass, { aliases: ['pc'] }),
  command('job', createJob),
  command('cronjob', createCronJob, { aliases: ['cj'], required: ['image', 'schedule'] }),
  command('ingress', createIngress, { aliases: ['ing'] }),
  notSimulated('token'),
]

const APPLY: readonly CommandNode[] = [
  { kind: 'editor', name: 'edit-last-applied' },
  command('set-last-applied', setLastApplied),
  command('view-last-applied', viewLastApplied),
]

const AUTH: readonly CommandNode[] = [command('can-i', canI), notSimulated('reconcile'), notSimulated('whoami')]

const CONFIG: readonly CommandNode[] = [
  command('view', viewConfig),
  notSimulated('set-cluster'),
  notSimulated('set-credentials'),
  command('set-context', setContext),
  notSimulated('set'),
  notSimulated('unset'),
  command('current-context', currentContext),
  { ...command('use-context', useContext), aliases: ['use'] },
  command('get-contexts', getContexts),
  command('get-clusters', listNames),
  command('get-users', listNames),
  notSimulated('delete-cluster'),
  notSimulated('delete-context'),
  notSimulated('delete-user'),
  notSimulated('rename-context'),
]

const SET: readonly CommandNode[] = [
  command('image', setImage),
  command('resources', setResources),
  command('selector', setSelector),
  notSimulated('subject'),
  command('serviceaccount', setServiceAccount, { aliases: ['sa'] }),
  command('env', setEnv),
]

const ROLLOUT: readonly CommandNode[] = [
  command('history', rolloutHistory),
  command('pause', rolloutPause),
  command('resume', rolloutResume),
  command('undo', rolloutUndo),
  command('status', rolloutStatus),
  command('restart', rolloutRestart),
]

/** All commands, in the order in which kubectl v1.32 registers them: proposals come in this order. */
export const COMMANDS: readonly CommandNode[] = [
  { kind: 'command', name: 'create', run: create, below: CREATE },
  command('expose', expose),
  command('run', runPod, { required: ['image'] }),
  { kind: 'group', name: 'set', below: SET },
  notSimulated('explain'),
  { ...command('get', get), suggestedFor: ['list', 'ps'] },
  { kind: 'editor', name: 'edit' },
  { ...command('delete', deleteObjects), suggestedFor: ['rm'] },
  { kind: 'group', name: 'rollout', below: ROLLOUT },
  { ...command('scale', scale, { required: ['replicas'] }), suggestedFor: ['resize'] },
  command('autoscale', autoscale, { required: ['max'] }),
  notSimulated('certificate'),
  command('cluster-info', clusterInfo),
  notSimulated('top'),
  notSimulated('cordon'),
  notSimulated('uncordon'),
  notSimulated('drain'),
  notSimulated('taint'),
  command('describe', describe),
  command('logs', logs),
  notSimulated('attach'),
  notSimulated('exec'),
  notSimulated('port-forward'),
  notSimulated('proxy'),
  notSimulated('cp'),
  { kind: 'group', name: 'auth', below: AUTH },
  notSimulated('debug'),
  command('events', events),
  notSimulated('diff'),
  { kind: 'command', name: 'apply', run: apply, below: APPLY },
  command('patch', patch),
  command('replace', replace),
  { ...command('wait', wait), suggestedFor: ['list', 'ps'] },
  notSimulated('kustomize'),
  command('label', label),
  command('annotate', annotate),
  notSimulated('completion'),
  notSimulated('alpha'),
  { kind: 'group', name: 'config', below: CONFIG },
  notSimulated('plugin'),
  command('version', version),
  notSimulated('api-versions'),
  command('api-resources', apiResources),
  notSimulated('options'),
]
