import type { FlagKind, FlagSpec } from './flags.ts'

/**
 * The flags of every command that is interpreted, as `kubectl COMMAND --help` of v1.32 lists them. In each word the first
 * character says what the flag takes (`?` nothing or true/false, `$` a text, `#` a number, `@` a duration, `*` a list split
 * at commas, `+` a repeatable text), then come the name, `/` and the short form, `=` and the value it
 * has when not given; `!` at the end marks a flag whose effect is not simulated.
 */
const PRINT = '?allow-missing-template-keys=true ?show-managed-fields $output/o $template'
const FILES = '*filename/f ?recursive/R $kustomize/k'
const RECORD = '?record'
const CREATE = `${PRINT} ?save-config $dry-run=none $field-manager=kubectl-create $validate=strict`
const GLOBAL =
  '$as +as-group $as-uid $cache-dir $certificate-authority $client-certificate $client-key $cluster $context ' +
  '?disable-compression ?insecure-skip-tls-verify $kubeconfig @log-flush-frequency=5s ?match-server-version $namespace/n ' +
  '$password $profile=none $profile-output=profile.pprof $request-timeout=0 $server/s $tls-server-name $token $user ' +
  '$username #v/v=0 $vmodule ?warnings-as-errors'

const BY_COMMAND: Readonly<Record<string, string>> = {
  annotate: `${PRINT} ${FILES} ${RECORD} ?all ?all-namespaces/A ?list ?local ?overwrite $dry-run=none $field-manager=kubectl-annotate $field-selector $resource-version $selector/l`,
  'api-resources': `?cached ?namespaced=true ?no-headers $api-group $output/o $sort-by *categories! *verbs!`,
  apply: `${PRINT} ${FILES} ${RECORD} ?all ?force ?force-conflicts ?openapi-patch=true ?overwrite=true! ?prune ?server-side ?wait $cascade=background $dry-run=none $field-manager=kubectl-client-side-apply $selector/l $subresource $validate=strict #grace-period=-1 @timeout +prune-allowlist`,
  'apply set-last-applied': `${PRINT} ?create-annotation $dry-run=none *filename/f`,
  'apply view-last-applied': `${FILES} ?all $output/o=yaml $selector/l`,
  'config get-contexts': `?no-headers $output/o`,
  'config set-context': `?current $cluster $namespace $user`,
  'config view': `${PRINT} ?flatten ?merge=true ?minify ?raw $output/o=yaml`,
  create: `${PRINT} ${FILES} ${RECORD} ?edit ?save-config ?windows-line-endings! $dry-run=none $field-manager=kubectl-create $raw $selector/l $validate=strict`,
  'auth can-i': `?all-namespaces/A ?list ?no-headers ?quiet/q $subresource`,
  autoscale: `${PRINT} ${FILES} ${RECORD} ?save-config $dry-run=none $field-manager=kubectl-autoscale $name #cpu-percent=-1 #max=-1 #min=-1`,
  'create clusterrole': `${CREATE} $aggregation-rule *non-resource-url *resource +resource-name *verb`,
  'create clusterrolebinding': `${CREATE} $clusterrole +group +serviceaccount +user`,
  'create cronjob': `${CREATE} $image $restart $schedule`,
  'create ingress': `${CREATE} $class $default-backend +annotation +rule`,
  'create job': `${CREATE} $from $image`,
  'create poddisruptionbudget': `${CREATE} $max-unavailable $min-available $selector`,
  'create priorityclass': `${CREATE} ?global-default $description $preemption-policy=PreemptLowerPriority #value`,
  'create quota': `${CREATE} $hard $scopes`,
  'create role': `${CREATE} *resource +resource-name *verb`,
  'create rolebinding': `${CREATE} $clusterrole $role +group +serviceaccount +user`,
  'create serviceaccount': CREATE,
  'create secret docker-registry': `${CREATE} ?append-hash! $docker-email $docker-password $docker-server=https://index.docker.io/v1/ $docker-username *from-file!`,
  'create service externalname': `${CREATE} $external-name *tcp`,
  'create service loadbalancer': `${CREATE} *tcp`,
  'create configmap': `${PRINT} ?append-hash! ?save-config $dry-run=none $field-manager=kubectl-create $validate=strict *from-env-file *from-file +from-literal`,
  'create deployment': `${PRINT} ?save-config $dry-run=none $field-manager=kubectl-create $validate=strict #port=-1 #replicas/r=1 *image`,
  'create namespace': `${PRINT} ?save-config $dry-run=none $field-manager=kubectl-create $validate=strict`,
  'create secret generic': `${PRINT} ?append-hash ?save-config $dry-run=none $field-manager=kubectl-create $type $validate=strict *from-env-file *from-file +from-literal`,
  'create service clusterip': `${PRINT} ?save-config $clusterip $dry-run=none $field-manager=kubectl-create $validate=strict *tcp`,
  'create service nodeport': `${PRINT} ?save-config $dry-run=none $field-manager=kubectl-create $validate=strict #node-port *tcp`,
  delete: `${FILES} ?all ?all-namespaces/A ?force ?ignore-not-found ?interactive/i ?now ?wait=true $cascade=background $dry-run=none $field-selector $output/o $raw $selector/l #grace-period=-1 @timeout`,
  describe: `${FILES} ?all-namespaces/A ?show-events=true $selector/l #chunk-size=500`,
  diff: `${FILES} ?force-conflicts ?prune ?server-side ?show-managed-fields $field-manager=kubectl-client-side-apply $selector/l #concurrency=1 +prune-allowlist`,
  events: `${PRINT} ?all-namespaces/A ?no-headers ?watch/w $for #chunk-size=500 *types`,
  expose: `${PRINT} ${FILES} ${RECORD} ?save-config $cluster-ip $dry-run=none $external-ip $field-manager=kubectl-expose $labels/l $load-balancer-ip! $name $override-type=merge $overrides $port $protocol $selector $session-affinity $target-port $type`,
  get: `${PRINT} ${FILES} ?all-namespaces/A ?ignore-not-found ?no-headers ?output-watch-events ?server-print=true ?show-kind ?show-labels ?watch/w ?watch-only $field-selector $raw $selector/l $sort-by $subresource #chunk-size=500 *label-columns/L`,
  label: `${PRINT} ${FILES} ${RECORD} ?all ?all-namespaces/A ?list ?local ?overwrite $dry-run=none $field-manager=kubectl-label $field-selector $resource-version $selector/l`,
  logs: `?all-containers ?all-pods ?follow/f ?ignore-errors ?insecure-skip-tls-verify-backend ?prefix ?previous/p ?timestamps! $container/c $selector/l $since-time! #limit-bytes! #max-log-requests=5 #tail=-1 @pod-running-timeout=20s @since!`,
  patch: `${PRINT} ${FILES} ${RECORD} ?local $dry-run=none $field-manager=kubectl-patch $patch/p $patch-file $subresource $type=strategic`,
  replace: `${PRINT} ${FILES} ?force ?save-config ?wait $cascade=background $dry-run=none $field-manager=kubectl-replace $raw $subresource $validate=strict #grace-period=-1 @timeout`,
  'rollout history': `${PRINT} ${FILES} $selector/l #revision`,
  'rollout pause': `${PRINT} ${FILES} $field-manager=kubectl-rollout $selector/l`,
  'rollout restart': `${PRINT} ${FILES} $field-manager=kubectl-rollout $selector/l`,
  'rollout resume': `${PRINT} ${FILES} $field-manager=kubectl-rollout $selector/l`,
  'rollout status': `${FILES} ?watch/w=true $selector/l #revision @timeout`,
  'rollout undo': `${PRINT} ${FILES} $dry-run=none $selector/l #to-revision`,
  run: `${PRINT} ${FILES} ${RECORD} ?attach ?command ?expose ?force ?leave-stdin-open ?privileged ?quiet/q ?rm ?save-config ?stdin/i ?tty/t ?wait $cascade=background $dry-run=none $field-manager=kubectl-run $image $image-pull-policy $labels/l $override-type=merge $overrides $port $restart=Always #grace-period=-1 @pod-running-timeout=1m0s @timeout +annotations +env`,
  scale: `${PRINT} ${FILES} ${RECORD} ?all $dry-run=none $resource-version $selector/l #current-replicas=-1 #replicas @timeout`,
  'set env': `${PRINT} ${FILES} ?all ?list ?local ?overwrite=true ?resolve! $containers/c=* $dry-run=none $field-manager=kubectl-set $from $prefix $selector/l *keys +env/e`,
  'set image': `${PRINT} ${FILES} ${RECORD} ?all ?local $dry-run=none $field-manager=kubectl-set $selector/l`,
  'set resources': `${PRINT} ${FILES} ${RECORD} ?all ?local $containers/c=* $dry-run=none $field-manager=kubectl-set $limits $requests $selector/l`,
  'set selector': `${PRINT} ${RECORD} ?all ?local ?recursive/R=true $dry-run=none $field-manager=kubectl-set $resource-version *filename/f`,
  'set serviceaccount': `${PRINT} ${FILES} ${RECORD} ?all ?local $dry-run=none $field-manager=kubectl-set`,
  version: `?client $output/o`,
  wait: `${PRINT} ?all ?all-namespaces/A ?local ?recursive/R=true $field-selector $selector/l $for @timeout=30s *filename/f`,
}

const KINDS: Readonly<Record<string, FlagKind>> = {
  '?': 'bool',
  $: 'text',
  '#': 'number',
  '@': 'duration',
  '*': 'list',
  '+': 'array',
}

/** What a flag means when it is given without a value, where that is not `true`. */
const BARE: Readonly<Record<string, string>> = { 'dry-run': 'unchanged', cascade: 'background', validate: 'strict' }

const DEPRECATED: Readonly<Record<string, string>> = { record: '--record will be removed in the future' }

/** Tables by command, made on first use; those of no command are the flags that every command has. */
const tables = new Map<string, readonly FlagSpec[]>()

/** All flags that a command takes, those of every command included. `path` is e.g. `rollout undo`. */
export function flagsOf(path: string): readonly FlagSpec[] {
  const own = Object.hasOwn(BY_COMMAND, path) ? path : ''
  const known = tables.get(own)
  if (known !== undefined) return known
  const table = own === '' ? specsOf(GLOBAL) : withOwn(specsOf(BY_COMMAND[own] ?? ''), flagsOf(''))
  tables.set(own, table)
  return table
}

function withOwn(own: readonly FlagSpec[], global: readonly FlagSpec[]): readonly FlagSpec[] {
  const names = new Set(own.map(({ name }) => name))
  return [...own, ...global.filter(({ name }) => !names.has(name))]
}

function specsOf(words: string): readonly FlagSpec[] {
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map(flagSpec)
}

function flagSpec(word: string): FlagSpec {
  const kind = KINDS[word.slice(0, 1)] ?? 'text'
  const notSimulated = word.endsWith('!')
  const [head = '', ...value] = word.slice(1, notSimulated ? -1 : undefined).split('=')
  const [name = '', short] = head.split('/')
  const initial = value.length > 0 ? value.join('=') : EMPTY[kind]
  const bare = kind === 'bool' ? 'true' : BARE[name]
  const deprecated = DEPRECATED[name]
  return {
    name,
    kind,
    initial,
    ...(short === undefined ? {} : { short }),
    ...(bare === undefined ? {} : { bare }),
    ...(notSimulated ? { notSimulated } : {}),
    ...(deprecated === undefined ? {} : { deprecated }),
  }
}

const EMPTY: Readonly<Record<FlagKind, string>> = {
  bool: 'false',
  text: '',
  number: '0',
  duration: '0',
  list: '',
  array: '',
}
