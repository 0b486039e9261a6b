import type { Args } from '../../domain/diagnostic.ts'
import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { unavailableText } from './rollout.ts'

export const FINDING_MESSAGES = {
  ROLLOUT_STUCK: {
    message: (args) =>
      `the rollout of \`${args['deployment']}\` does not go on: ${troubleText(args)}${args['old'] === '' ? '' : ', and as long as no new pod is available the old ones are not replaced'}`,
    help: (args) => `${troubleHelp(args)}; ${wayBack(args)}`,
  },
  ROLLOUT_DEADLINE_SHORT: {
    message: ({ deployment, revision, deadlineSeconds }) =>
      `revision ${revision} of \`${deployment}\` completed, but only after \`progressDeadlineSeconds\` (${deadlineSeconds} s) was over and the rollout had been called failed`,
    help: () => 'set `progressDeadlineSeconds` to more than a pod takes to be pulled, started and ready',
  },
  ROLLOUT_PAUSE_FORGOTTEN: {
    message: ({ deployment, waiting }) => `\`${deployment}\` is still paused at the end${pauseText(waiting)}`,
    help: ({ deployment }) => `\`kubectl rollout resume deployment/${deployment}\` rolls all of it out as one revision`,
  },
  COMMAND_CONTAINER_UNKNOWN: {
    message: ({ wanted, deployment, exists }) =>
      `\`${deployment}\` has no container \`${wanted}\`; it has ${names(exists)}`,
    help: () => 'left of `=` stands the name of the container, which need not be that of the Deployment or the image',
  },
  REVISION_CONFIG_ONLY: {
    message: ({ deployment, kind, name, use }) =>
      `the ${kind} \`${name}\` changed, but the pod template of \`${deployment}\` only refers to it by name and is the same as before: no new revision, and ${configUse(use)}`,
    help: ({ deployment }) =>
      `\`kubectl rollout restart deployment/${deployment}\` replaces the pods; so does any change of the template with it, such as an annotation with a checksum of the content, or a new name for each version of it`,
  },
  REVISION_SAME_IMAGE: {
    message: ({ deployment, image }) =>
      `\`${deployment}\` has the image \`${image}\` already: the name is what counts, not what is behind it, so the pod template did not change and no pod was replaced`,
    help: ({ deployment }) =>
      `give each build a tag of its own; \`kubectl rollout restart deployment/${deployment}\` makes new pods with the same name, which pull it anew if \`imagePullPolicy\` is \`Always\``,
  },
  REVISION_NOTHING_CHANGED: {
    message: ({ deployment, verb, revision }) =>
      `\`kubectl ${verb}\` found nothing to change in \`${deployment}\`: no new revision${revision === '' ? '' : `, it stays at ${revision}`}, and no pod was replaced`,
    help: ({ deployment }) =>
      `only changes under \`spec.template\` are rolled out; \`kubectl rollout restart deployment/${deployment}\` replaces the pods without one`,
  },
  DRIFT_APPLY_REVERTS: {
    message: ({ deployment, field, from, to, command, verb }) =>
      `this \`${verb}\` sets \`${field}\` of \`${deployment}\` back from ${quoted(from)} to ${quoted(to)}: \`${command}\` had changed only the live object, and the file says ${quoted(to)}`,
    help: ({ field, command }) =>
      field === 'spec.replicas'
        ? 'change the number in the file too, or leave `replicas` out of the file where something else decides it'
        : `change the file as well whenever you use \`${command}\`, or change only the file and apply it`,
  },
  DRIFT_REPLICAS_REMOVED: {
    message: ({ deployment, from, to }) =>
      `\`replicas\` is no longer in the file but was in the one applied before (\`last-applied-configuration\`), so \`apply\` removes it from \`${deployment}\` and the default comes in: from ${from} to ${to}`,
    help: () =>
      'this happens once; to hand the number over without it, first take `replicas` out of the annotation with `kubectl apply edit-last-applied`, or set it right after with `kubectl scale`',
  },
  DRIFT_APPLY_LEAVES_ALONE: {
    message: ({ deployment, field, command }) =>
      `this \`apply\` leaves \`${field}\` of \`${deployment}\` as \`${command}\` set it: it is neither in the file nor in \`last-applied-configuration\``,
    help: () => '`apply` removes only what an earlier `apply` had put there; `kubectl replace` would remove it',
  },
  DRIFT_FILE_BEHIND: {
    message: ({ deployment, field, command, live, file }) =>
      `\`${command}\` set \`${field}\` of \`${deployment}\` to ${quoted(live)}, but the file that was applied says ${quoted(file)}: the next \`kubectl apply\` of it sets it back`,
    help: () => 'change the file as well',
  },
  UNDO_LEAVES_LAST_APPLIED: {
    message: ({ deployment, field, live, file }) =>
      `the undo changed \`${field}\` of \`${deployment}\` to ${quoted(live)}, but the file and \`last-applied-configuration\` still say ${quoted(file)}: the next \`kubectl apply\` of the file rolls the undone version out again`,
    help: () => 'put the version you went back to into the file, and apply that',
  },
  UNDO_TOGGLES: {
    message: ({ deployment, from, to }) =>
      `two undos in a row: the second takes \`${deployment}\` back to where the first one came from (revision ${from} to ${to}), because \`undo\` means the revision before the present one and each undo makes a new one`,
    help: () =>
      'to go back further name the revision: `kubectl rollout history` lists them, `kubectl rollout undo --to-revision=N` takes one',
  },
  UNDO_TO_UNPROVEN: {
    message: ({ deployment, from, after }) =>
      `this undo took \`${deployment}\` to the template of revision ${from} (now ${after}), whose rollout had never completed`,
    help: () => 'name the last revision that worked: `kubectl rollout undo --to-revision=N`',
  },
  UNDO_NUMBER_GONE: {
    message: ({ deployment, wanted, now, existed, limit }) =>
      now === ''
        ? `\`${deployment}\` has no revision ${wanted}${existed === '' ? '' : ` any more: its ReplicaSet was removed, as \`revisionHistoryLimit\` keeps ${limit}`}`
        : `\`${deployment}\` has no revision ${wanted} any more: its ReplicaSet was used again and has the number ${now} since then`,
    help: () => '`kubectl rollout history` lists the numbers that there are now',
  },
  UNDO_HISTORY_LIMIT_ZERO: {
    message: ({ deployment }) =>
      `\`revisionHistoryLimit: 0\` deletes the old ReplicaSets of \`${deployment}\` once a rollout is complete: the history shows only the running revision, and \`kubectl rollout undo\` has nothing to go back to`,
    help: () => 'keep a few: the default is 10, and old ReplicaSets without pods cost next to nothing',
  },
  CHANGE_CAUSE_OVERWRITTEN: {
    message: ({ revision, before, after }) =>
      `the change-cause of revision ${revision} is overwritten: ${quoted(before)} became ${quoted(after)}, because no new revision was made and the annotation belongs to the running one`,
    help: () => 'set the change-cause only together with a change of the pod template, or right after it',
  },
  CHANGE_CAUSE_INHERITED: {
    message: ({ revision, cause }) =>
      `revision ${revision} has the change-cause of the revision before, ${quoted(cause)}: the annotation stays on the Deployment until it is set anew`,
    help: ({ deployment }) =>
      `\`kubectl annotate deployment/${deployment} kubernetes.io/change-cause="…" --overwrite\` right after the change, or keep the annotation in the file`,
  },
  AVAILABILITY_SCALED_WHILE_STUCK: {
    message: ({ deployment, before, after, replicas, required }) =>
      `\`${deployment}\` was scaled down to ${replicas} while its rollout was stuck: of ${count(before, 'available pod')} ${after} ${Number(after) === 1 ? 'is' : 'are'} left, because at least ${required} must stay available and the old, working pods are the ones that go`,
    help: ({ deployment }) => `first \`kubectl rollout undo deployment/${deployment}\`, then scale`,
  },
  AVAILABILITY_RECREATE: {
    message: ({ deployment, duration }) =>
      `no pod of \`${deployment}\` was available for ${duration}: with the strategy \`Recreate\` every old pod is gone before a new one is made`,
    help: () => 'use `RollingUpdate`, unless two versions must never run at the same time',
  },
  AVAILABILITY_ALL_MAY_GO: {
    message: (args) =>
      `an update may leave \`${args['deployment']}\` without any available pod: ${unavailableText(args)}, so at least ${args['minAvailable']} of ${args['replicas']} must be available and the old ${Number(args['replicas']) === 1 ? 'pod goes' : 'pods go'} at once${minReadyText(args)}`,
    help: () =>
      'set `maxUnavailable: 0` with a `maxSurge` of at least 1: then an old pod goes only when a new one is available',
  },
  AVAILABILITY_BOTH_ZERO: {
    message: (args) =>
      `${unavailableText(args)}: never more than ${count(args['maxPods'], 'pod')} are wanted, so an old pod goes before its new one is made, and ${args['minAvailable']} of ${args['replicas']} stay available`,
    help: () => 'give `maxSurge` at least 1 if no pod may be missing during an update',
  },
  AVAILABILITY_NO_READINESS_PROBE: {
    message: ({ container, deployment }) =>
      `container \`${container}\` of \`${deployment}\` has no \`readinessProbe\`: it counts as ready as soon as it runs, so a version that starts but does not work replaces the old one all the same`,
    help: () => 'add a `readinessProbe` that asks what its users would ask',
  },
  SELECTOR_SERVICE_WITHOUT_PODS: {
    message: ({ service, selector, deployment, labels }) =>
      `the Service \`${service}\` selects \`${selector}\`, and no pod has these labels; the pods of \`${deployment}\` have \`${labels}\``,
    help: () => 'make the selector a part of the labels under `spec.template.metadata.labels`',
  },
} as const satisfies Record<string, MessageText>

function quoted(value: string | number | undefined): string {
  return value === undefined || value === '' ? 'nothing' : `\`${value}\``
}

function troubleText({ why, container, reason, detail, code, probe, revision }: Args): string {
  const whose = `container \`${container}\` of the new pods (revision ${revision})`
  switch (why) {
    case 'pull':
      return `the image of ${whose} cannot be pulled (\`${reason}\`)`
    case 'ends':
      return `${whose} ends with exit code ${code} again and again`
    case 'unready':
      return probe === ''
        ? `${whose} runs but never becomes ready`
        : `the \`readinessProbe\` of ${whose} never succeeds`
    case 'waits':
      return `${whose} cannot be started (\`${reason}\`${detail === '' ? '' : `: ${detail}`})`
    default:
      return `its new pods (revision ${revision}) do not become available`
  }
}

function troubleHelp({ why, code }: Args): string {
  switch (why) {
    case 'pull':
      return 'the cause is in the new pod: compare name and tag of the image with what the registry has (`kubectl describe pod`)'
    case 'ends':
      if (Number(code) === 0)
        return 'a container of a Deployment has to keep running, and one that has nothing to do ends with 0: a shell has no input here, another command is done; give it a `command` that stays'
      return 'the cause is in the new pod: `kubectl logs --previous` shows what it said before it ended; compare `command` and `args` with what the image starts'
    case 'unready':
      return 'the cause is in the new pod, not in the Deployment: look at it with `kubectl describe pod` and `kubectl logs`'
    default:
      return 'the cause is in the new pod: `kubectl describe pod` shows what it waits for'
  }
}

function wayBack({ previous, deployment }: Args): string {
  return previous === ''
    ? 'there is no earlier revision that worked to go back to'
    : `meanwhile \`kubectl rollout undo deployment/${deployment} --to-revision=${previous}\` goes back to what worked`
}

function pauseText(waiting: string | number | undefined): string {
  if (waiting === 'all') return ': it has neither a revision nor pods yet'
  if (waiting === 'some') return ', so its pods do not have what was changed in the pod template'
  return ': the next change of its pod template will not be rolled out'
}

function configUse(use: string | number | undefined): string {
  if (use === 'environment') return 'running pods keep the environment that they were started with'
  if (use === 'subPath') return 'files mounted by `subPath` never follow'
  return 'its files change in running pods after a while, but a program that has read them does not notice by itself'
}

function minReadyText({ minReadySeconds }: Args): string {
  if (Number(minReadySeconds) === 0) return ''
  return `; \`minReadySeconds\` (${minReadySeconds}) does not protect the old pods: it only delays the moment at which a new one counts as available, so none is for at least ${minReadySeconds} s`
}
