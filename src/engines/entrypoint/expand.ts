/** What a Kubernetes container says about its environment, with values already fetched. */
export interface ContainerEnv {
  /** In the order written. `literal` values are expanded, fetched ones (`valueFrom`) are taken as they are. */
  readonly env?: readonly { readonly name: string; readonly value: string; readonly literal?: boolean }[]
  readonly envFrom?: Readonly<Record<string, string>>
  /** Variables of services (`WEB_SERVICE_HOST` …); they lose against everything else. */
  readonly serviceEnv?: Readonly<Record<string, string>>
}

/**
 * Replaces `$(NAME)` in one text, once, from left to right. `$$` gives `$` and hides a reference; an unknown name and an
 * unclosed reference stay as they are. Names may be any characters but `)`. Source: Kubernetes
 * `third_party/forked/golang/expansion/expand.go`.
 */
export function expandReferences(text: string, lookup: (name: string) => string | undefined): string {
  let expanded = ''
  let at = 0
  while (at < text.length) {
    const next = text[at + 1]
    if (text[at] !== '$' || next === undefined) {
      expanded += text[at]
      at += 1
    } else if (next === '$') {
      expanded += '$'
      at += 2
    } else if (next === '(') {
      const close = text.indexOf(')', at + 2)
      if (close === -1) {
        expanded += '$('
        at += 2
      } else {
        expanded += lookup(text.slice(at + 2, close)) ?? text.slice(at, close + 1)
        at = close + 1
      }
    } else {
      expanded += `$${next}`
      at += 2
    }
  }
  return expanded
}

/**
 * The environment a container gets from its manifest: service variables, then `envFrom`, then `env` from top to bottom,
 * where an entry sees only what stands above it. Later entries of a name win. Source: Kubernetes
 * `pkg/kubelet/kubelet_pods.go` (makeEnvironmentVariables).
 */
export function expandEnv(container: ContainerEnv): ReadonlyMap<string, string> {
  const result = new Map<string, string>(Object.entries(container.envFrom ?? {}))
  const services = new Map(Object.entries(container.serviceEnv ?? {}))
  for (const { name, value, literal } of container.env ?? []) {
    const expanded =
      literal === false ? value : expandReferences(value, (wanted) => result.get(wanted) ?? services.get(wanted))
    result.set(name, expanded)
  }
  for (const [name, value] of services) if (!result.has(name)) result.set(name, value)
  return result
}

/** The words of `command` or `args` with references to the container's own variables replaced. */
export function expandWords(words: readonly string[], env: ReadonlyMap<string, string>): readonly string[] {
  return words.map((word) => expandReferences(word, (name) => env.get(name)))
}
