import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'

export const REASON_MESSAGES = {
  REVISION_FIRST: { message: ({ after }) => `the Deployment was created, which is revision ${after}` },
  REVISION_TEMPLATE_CHANGED: { message: ({ after }) => `the pod template changed, which made revision ${after}` },
  REVISION_REUSED: {
    message: ({ after }) =>
      `the pod template of an older ReplicaSet came back, and that ReplicaSet became revision ${after}`,
  },
  REVISION_TEMPLATE_SAME: {
    message: () => 'the pod template did not change, so no revision was made',
    help: () => 'only changes under `spec.template` make a new revision',
  },
  REVISION_PAUSED: {
    message: () => 'the rollout is paused, so no revision is made until it is resumed',
    help: () => 'resume it with `kubectl rollout resume`',
  },
  REVISION_REFUSED: { message: () => 'the change was refused, so no revision was made' },
  REVISION_ANEW: {
    message: () =>
      'the Deployment was deleted and made anew: its history is gone, and its revisions begin with 1 again',
    help: () =>
      '`kubectl apply` changes a Deployment that exists, and `kubectl rollout undo` goes back, without deleting it',
  },
  REVISION_NOT_TOUCHED: { message: () => 'the command did not change the Deployment' },

  TARGET_MISSING: {
    message: ({ target, exists }) =>
      exists === '' ? `there is no \`${target}\`` : `there is no \`${target}\`; there is ${names(exists)}`,
    help: ({ exists }) => (exists === '' ? undefined : 'compare kind and name with what the exercise asks for'),
  },
  TARGET_AMBIGUOUS: {
    message: ({ target, exists }) => `there is more than one \`${target}\`: ${names(exists)}`,
    help: ({ target }) => `the exercise expects one \`${target}\` only`,
  },
  CONTAINER_MISSING: {
    message: ({ container, exists }) => `there is no container \`${container}\`; there is ${names(exists)}`,
    help: () => "compare the container's `name` with what the exercise asks for",
  },
  CONTAINER_AMBIGUOUS: {
    message: ({ exists }) => `there is more than one container: ${names(exists)}`,
    help: () => 'the exercise expects one container only',
  },

  NO_REVISION: {
    message: ({ deployment }) => `the Deployment \`${deployment}\` has no revision yet`,
    help: () => 'a Deployment that is paused from the start makes its first revision when it is resumed',
  },
  UNDO_TO_RUNNING: {
    message: ({ revision }) => `revision ${revision} is the running one, so nothing was rolled back`,
    help: () => '`kubectl rollout history` lists the revisions that can be gone back to',
  },
  COMMAND_FAILED: { message: ({ message }) => `the command failed: ${message}` },
  NOTHING_CHANGED_IT: { message: ({ deployment }) => `no command changed the Deployment \`${deployment}\`` },
  COMMANDS_CHANGE_NOTHING: {
    message: ({ file, form }) =>
      form === 'none' ? `there is no command in \`${file}\` yet` : `no command in \`${file}\` changes it`,
  },
  FILE_IS_GIVEN: { message: ({ file }) => `\`${file}\` is given by the exercise and stays as it is` },
  POD_STARTED_AGAIN: {
    message: ({ container, code, policy }) =>
      `the process of \`${container}\` ended with ${code} and is started again and again: its \`restartPolicy\` is ${policy}${policy === 'Always' ? ', the default' : ''}`,
  },
  HISTORY_CUT: {
    message: ({ limit }) => `\`revisionHistoryLimit\` is ${limit}, so older revisions were removed`,
    help: () => 'a revision that was removed can not be gone back to',
  },
  HISTORY_KEPT: {
    message: ({ limit, unfinished }) =>
      `\`revisionHistoryLimit\` is ${limit}${limit === 10 ? ', its default' : ''}, and so many old revisions are kept beside the running one${unfinished === undefined ? '' : ', but only once the rollout is complete the others are removed'}`,
  },
  CHANGE_CAUSE_ABSENT: {
    message: ({ revision }) => `revision ${revision} has no change cause`,
    help: () => 'annotate the Deployment with `kubernetes.io/change-cause` right after the change that it explains',
  },
  CHANGE_CAUSE_EARLY: {
    message: ({ revision }) => `this text was written while revision ${revision} ran, so it belongs to that one`,
    help: () => 'first the change, then its text',
  },
  CHANGE_CAUSE_TAKEN_OVER: {
    message: ({ revision, from }) => `revision ${revision} got no text of its own, so it has that of revision ${from}`,
    help: () => 'annotate the Deployment with `kubernetes.io/change-cause` right after the change that it explains',
  },

  ROLLOUT_PAUSED: {
    message: () => 'the rollout is paused',
    help: () => '`kubectl rollout resume` lets it go on',
  },
  ROLLOUT_GAVE_UP: {
    message: ({ deadlineSeconds }) => `no progress was made for ${deadlineSeconds}s, the progress deadline`,
  },
  ROLLOUT_DONE: { message: () => 'every pod has the newest template and is available' },
  POD_WAITING: {
    message: ({ container, reason, detail, revision }) =>
      `container \`${container}\` of revision ${revision} waits with \`${reason}\`${detail === '' ? '' : `: ${detail}`}`,
    help: () => '`kubectl describe pod` shows what the container waits for',
  },
  POD_ENDS: {
    message: ({ container, code, reason, revision }) =>
      `container \`${container}\` of revision ${revision} ends with exit code ${code} (\`${reason}\`) and is started again and again: \`CrashLoopBackOff\``,
    help: ({ init = '' }) =>
      init === ''
        ? 'a container of a Deployment has to keep running; compare `command` and `args` with what its image starts'
        : 'the other containers start once it has ended with exit code 0; `kubectl logs POD -c NAME` shows what it said',
  },
  INIT_RUNS: {
    message: ({ container, revision }) =>
      `init container \`${container}\` of revision ${revision} has not ended, so the containers behind it are not started`,
    help: () => 'an init container has to end; one that runs beside the others has `restartPolicy: Always`',
  },
  PODS_NOT_READY: {
    message: ({ ready, wanted, revision }) => `revision ${revision} has ${ready} of ${count(wanted, 'pod')} ready`,
  },

  READY_NEVER_REACHED: { message: ({ most }) => `there were never more than ${count(most, 'ready pod')}` },
  READY_DIPPED: {
    message: ({ ready, at }) =>
      Number(ready) === 0
        ? `${at} after the start no pod was ready`
        : `${at} after the start only ${count(ready, 'pod')} ${Number(ready) === 1 ? 'was' : 'were'} ready`,
    help: () => '`maxUnavailable` says how many pods may be missing while a rollout runs',
  },
  REPLICAS_FEWER: {
    message: ({ replicas }) =>
      `the Deployment wants ${count(replicas, 'pod')}, so there are no more, whatever its strategy is`,
  },
  PODS_EXCEEDED: {
    message: ({ pods, at }) => `${at} after the start there were ${count(pods, 'pod')}`,
    help: () => '`maxSurge` says how many pods more than `replicas` there may be while a rollout runs',
  },
  DOWNTIME: {
    message: ({ duration, at }) => `no pod was ready for ${duration}, from ${at} after the start`,
    help: () => 'the `Recreate` strategy stops all old pods before the first new one starts',
  },
  STRATEGY_RESOLVED: {
    message: ({ field, written, replicas, pods }) =>
      `\`${field}: ${written}\` of ${count(replicas, 'replica')} is ${count(pods, 'pod')}`,
    help: () => 'a percentage of `replicas` is rounded up for `maxSurge` and down for `maxUnavailable`',
  },

  NOT_REFUSED: { message: () => 'no command was refused' },
  NO_WRITING_COMMAND: { message: () => 'no command tried to change anything' },
  COMMAND_NOT_USED: { message: () => 'no such command was used' },
  COMMAND_USED: { message: ({ times }) => `such a command was used ${count(times, 'time')}` },
  COMMAND_ENDED_OTHERWISE: {
    message: ({ exit, said }) =>
      `such a command was used, but ended with exit code ${exit}${String(said).startsWith('exit code ') ? '' : `: ${said}`}`,
  },
  COMMAND_WAS: { message: ({ command }) => `the command was \`${command}\`` },
  COMMAND_NEAREST: { message: ({ command }) => `no such command was used; the nearest is \`${command}\`` },
  COMMAND_USED_AT_OTHER_REVISION: {
    message: ({ revision, others }) =>
      `it was used, but not at revision ${revision}: ${others === '0' ? 'there was no revision yet' : `at revision ${others}`}`,
  },
  FILE_NOT_WRITTEN: {
    message: ({ path, others }) =>
      others === ''
        ? `there is no file \`${path}\`, and no command wrote another`
        : `there is no file \`${path}\`; what was written: ${others}`,
    help: () => '`>` behind a command, or `| tee FILE`, writes what it prints into a file',
  },
  FILE_EMPTY: { message: ({ path }) => `\`${path}\` is empty` },
  NO_OUTPUT: { message: () => 'the command printed nothing' },
  OTHER_STREAM: { message: ({ stream, other, said }) => `nothing was written to ${stream}, but to ${other}: ${said}` },

  FIELD_DIFFERS: { message: ({ field, actual }) => `\`${field}\` is ${actual}` },
  FIELD_ENTRY_ABSENT: { message: ({ field, name }) => `\`${field}\` has no entry named \`${name}\`` },
  INSTRUCTION_ABSENT: {
    message: ({ instruction }) => `the Dockerfile has no \`${instruction}\``,
    help: ({ instruction }) => `\`${instruction}\` sets it`,
  },
  FIELD_DEFAULT: { message: ({ field, value }) => `\`${field}\` is not set, so it is ${value}, the default` },
  FIELD_ABSENT: { message: ({ field }) => `\`${field}\` is not set` },

  DRIFT_FIELD: {
    message: ({ field, live, file }) =>
      `\`${field}\` is ${live === '' ? 'not set' : live} in the live object, and the file says ${file === '' ? 'nothing' : file}`,
    help: () => 'make the same change in the file, or apply the file again',
  },
  DRIFT_NONE: { message: () => 'the file and the live object say the same' },
  EXPRESSION_FALSE: { message: () => 'the expression is false' },
  EXPRESSION_KEY_ABSENT: { message: ({ key }) => `the expression asks for \`${key}\`, which is not there` },
  EXPRESSION_NOT_EVALUATED: {
    message: ({ problem }) => `the expression of the exercise cannot be evaluated here: ${problem}`,
    help: () => 'this is not counted as a wrong answer; tell the author of the exercise',
  },

  ARGV_NOTHING: { message: () => 'neither the image nor the container says what to start' },
  ARGV_POD_COMMAND: {
    message: () => "the container's `command` replaces both Entrypoint and Cmd of the image",
    help: () => "use `args` to replace Cmd only and keep the image's Entrypoint",
  },
  ARGV_POD_ARGS: {
    message: () => "the container's `args` replace Cmd of the image; its Entrypoint stays in front",
    help: () => "use `command` to replace the image's Entrypoint",
  },
  ARGV_RUN_ENTRYPOINT: { message: () => '`--entrypoint` replaces Entrypoint of the image and drops its Cmd' },
  ARGV_RUN_ARGUMENTS: { message: () => 'words after the image name replace Cmd only; Entrypoint stays in front' },
  ARGV_FROM_IMAGE: { message: () => "the image's Entrypoint and Cmd are started as they are" },
  ARGV_SHELL_FORM: {
    message: ({ instruction }) =>
      `${instruction} is in shell form, so \`/bin/sh -c\` is started with the whole text as one word`,
    help: ({ instruction }) => `write ${instruction} as a JSON array: \`${instruction} ["program", "argument"]\``,
  },
  CMD_RESET: {
    message: () => 'ENTRYPOINT in this Dockerfile empties the Cmd that its base image brings',
    help: () => 'repeat CMD after ENTRYPOINT',
  },
  INSTRUCTION_FORM: { message: ({ instruction, form }) => `${instruction} is in ${form} form` },
  PROCESS_NOT_STARTED: { message: ({ error }) => `the process was not started: ${error}` },
  PROCESS_ENDS: {
    message: ({ code, after, said }) =>
      `the process ends${after === '' ? ' at once' : ` after ${after}`} with exit code ${code}${said === '' ? '' : `: ${said}`}`,
  },
  PROCESS_RUNS: {
    message: ({ pid1 }) => `the process keeps running${pid1 === '' ? '' : `: PID 1 is \`${pid1}\``}`,
  },
  PROCESS_NOT_MODELLED: {
    message: ({ program }) => `what \`${program}\` does is not simulated`,
  },

  SKIPPED_NEEDS: { message: ({ needs }) => `waits for ${names(needs)}` },

  NOTE_SELECTOR_HERE: { message: () => 'the selector is here' },
  NOTE_STRATEGY_HERE: { message: () => 'the strategy is chosen here' },
  NOTE_SURGE_HERE: { message: ({ value }) => `\`maxSurge\` is ${value} here` },
  NOTE_LIMIT_HERE: { message: ({ value }) => `the limit is ${value} here` },
  NOTE_LAST_WINS: { message: ({ keyword }) => `this \`${keyword}\` is the one that counts` },
  NOTE_ALSO_HERE: { message: () => 'the same again' },
  NOTE_FIRST_HERE: { message: ({ key }) => `\`${key}\` is first given here` },
  CONTAINER_BASE_DECIDES: {
    message: ({ image }) => `what \`${image}\` starts is not known, so it is assumed to keep running`,
  },
  CONTAINER_TOOL_TAKEN: {
    message: ({ program }) => `\`${program}\` is not modelled, so it is assumed to do its work and end`,
  },
} as const satisfies Record<string, MessageText>
