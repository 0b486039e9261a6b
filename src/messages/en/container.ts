import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { oneWordHelp } from './one-word.ts'

/** What a container starts: findings and assumptions. */
export const CONTAINER_MESSAGES = {
  CONTAINER_ARGUMENTS_MISSING: {
    message: ({ program, why }) =>
      `\`${program}\` is started without arguments${why === 'entrypoint-option' ? ', because `--entrypoint` also drops `CMD`' : why === 'pod-command' ? ', because `command` also drops `CMD`' : ''}`,
    help: ({ why }) =>
      why === 'entrypoint-option'
        ? 'write the arguments behind the image name'
        : why === 'pod-command'
          ? 'write the arguments into `command` or `args`'
          : 'write arguments behind the image name (in a pod: `args`), or give a default with `CMD ["…"]` below `ENTRYPOINT`',
  },
  CONTAINER_ARGUMENTS_REPEATED: {
    message: ({ word, how }) =>
      `${how === 'pod' ? '`args` are' : 'the arguments are'} appended to \`ENTRYPOINT\`, which has \`${word}\` already, so the program gets it twice; only \`CMD\` would be replaced`,
    help: ({ how, program }) =>
      program === 'yes'
        ? `leave the program out of ${how === 'pod' ? '`args`' : 'the arguments'}`
        : `move the default options from \`ENTRYPOINT\` to \`CMD\`${how === 'pod' ? ', or set the whole command line as `command`' : ''}`,
  },
  CONTAINER_ARGUMENTS_REPLACE_CMD: {
    message: ({ cmd, word }) =>
      `arguments replace \`CMD\` as a whole, so nothing of \`${cmd}\` is left and \`${word}\` is taken for the program`,
    help: ({ entrypoint }) => `write \`ENTRYPOINT ${entrypoint}\`: arguments are appended to it`,
  },
  CONTAINER_BASE_ASSUMED: {
    message: ({ image }) =>
      `nothing is known about the image \`${image}\`, so it is assumed to have an empty config, a shell and the usual tools`,
    help: ({ image, near }) =>
      `${near === undefined ? '' : `did you mean \`${near}\`? `}give its config with \`--base ${image}=config.json\` (from \`docker image inspect\`) or its Dockerfile with \`--base ${image}=Dockerfile.base\``,
  },
  CONTAINER_BASE_CONFIG_INVALID: {
    message: ({ file }) => `\`${file}\` holds no image config`,
    help: ({ file }) => `write it with \`docker image inspect IMAGE > ${file}\``,
  },
  CONTAINER_BASE_ENTRYPOINT_REPLACED: {
    message: ({ script, image, cmd }) =>
      `\`ENTRYPOINT\` replaces \`${script}\` of \`${image}\`${cmd === '' ? '' : ` and empties its \`CMD\` (\`${cmd}\`)`}, so nothing that \`${script}\` prepares or starts happens`,
    help: ({ script, cmdArray }) =>
      `end your own script with \`exec ${script} "$@"\`${cmdArray === '' ? '' : ` and repeat \`CMD ${cmdArray}\` below \`ENTRYPOINT\``}`,
  },
  CONTAINER_BASE_PROGRAM_REPLACED: {
    message: ({ program, image }) =>
      `a container has one command: this \`CMD\` replaces that of \`${image}\`, so \`${program}\` is not started`,
    help: ({ program }) =>
      `leave \`CMD\` out to keep \`${program}\`; a second program gets an image and a container of its own`,
  },
  CONTAINER_BUILD_ARGUMENT_AT_RUN: {
    message: ({ name }) =>
      `\`$${name}\` is a build argument (\`ARG\`): it is not in the environment when the container runs, so the shell replaces it by nothing`,
    help: ({ name }) => `keep the value in the image: \`ENV ${name}=$${name}\` below \`ARG ${name}\``,
  },
  CONTAINER_BUILTIN_AS_PROGRAM: {
    message: ({ word }) => `\`${word}\` is a command of the shell and not a program, and no shell is started here`,
    help: () => 'let a shell read the whole line: `["sh", "-c", "…"]`; for a folder use `WORKDIR`',
  },
  CONTAINER_COMMAND_IN_ONE_WORD: {
    message: ({ word }) => `the whole command is one word, so a program called \`${word}\` is looked for`,
    help: oneWordHelp,
  },
  CONTAINER_COMMAND_SKIPS_ENTRYPOINT: {
    message: ({ entrypoint }) =>
      `\`command\` in a pod replaces \`ENTRYPOINT\`, so \`${entrypoint}\` is skipped and what it sets up does not happen`,
    help: () => 'use `args` instead: it replaces only `CMD`, as words behind the image of `docker run` do',
  },
  CONTAINER_EXEC_FORM_QUOTES: {
    message: ({ word }) => `the quotes in \`${word}\` become part of the argument, because no shell takes them off`,
    help: ({ bare }) => `write the word without them: \`"${bare}"\``,
  },
  CONTAINER_INTERPRETER_MISSING: {
    message: ({ script, interpreter, image }) =>
      `the first line of \`${script}\` asks for \`${interpreter}\`, which is not in the image${image === '' ? '' : ` (${image})`}; the system then reports the script itself as missing`,
    help: ({ interpreter, name, install }) =>
      name === 'bash'
        ? `begin the script with \`#!/bin/sh\`, or install it${install === '' ? '' : `: \`RUN ${install}\``}`
        : `install \`${name}\`, or correct the path \`${interpreter}\``,
  },
  CONTAINER_LEFT_IN_BACKGROUND: {
    message: ({ program }) =>
      `\`${program}\` goes to the background, and a container ends with the process it started first`,
    help: ({ remedy }) =>
      remedy === ''
        ? 'keep the server in the foreground, and start it last with `exec`'
        : `keep it in the foreground: \`${remedy}\``,
  },
  CONTAINER_NO_POD: {
    message: ({ file }) => `\`${file}\` has no pod and no pod template`,
    help: () => 'name a manifest of a Pod, a Deployment or a ReplicaSet',
  },
  CONTAINER_NOT_EXECUTABLE: {
    message: ({ file, looked }) =>
      looked === 'path'
        ? `\`${file}\` has no x bit, and files without it are skipped in \`PATH\`, so it counts as not found`
        : `\`${file}\` has no x bit, so it may not be run`,
    help: ({ file }) => `\`RUN chmod +x ${file}\`, or \`COPY --chmod=755\`, or \`chmod +x\` before the build`,
  },
  CONTAINER_NOTHING_TO_START: {
    message: ({ why }) =>
      why === 'entrypoint-option'
        ? '`--entrypoint ""` drops both `ENTRYPOINT` and `CMD`, so there is nothing to start'
        : 'there is neither `ENTRYPOINT` nor `CMD` nor an argument, so there is nothing to start',
    help: () => 'write `CMD ["program", "argument"]`, or name the program behind the image',
  },
  CONTAINER_OPERATOR_WITHOUT_SHELL: {
    message: ({ word, program }) =>
      `no shell reads these words, so \`${word}\` is an ordinary argument of \`${program}\``,
    help: ({ how }) =>
      how === 'pod'
        ? 'let a shell read the text: `command: ["sh", "-c", "…"]`'
        : "let a shell read the text: `sh -c '…'`",
  },
  CONTAINER_OPTION_AFTER_IMAGE: {
    message: ({ option }) =>
      `\`${option}\` stands behind the image name, so it is no option of \`docker run\` but a word of the container's command`,
    help: ({ option }) => `write \`${option}\` in front of the image name`,
  },
  CONTAINER_POD_ENV_MISSING: {
    message: ({ container, message }) =>
      `the container \`${container}\` is not made (CreateContainerConfigError): ${message}`,
    help: () => 'put the ConfigMap into the same file, or mark the reference `optional: true`',
  },
  CONTAINER_PROGRAM_ASSUMED: {
    message: ({ program }) =>
      `\`${program}\` is assumed to be there: it comes from a step or a folder that is not looked into`,
  },
  CONTAINER_PROGRAM_MISSING: {
    message: ({ program, image, found, folder }) =>
      found !== '' || folder !== ''
        ? `\`${program}\` is not found: ${String(program).includes('/') ? 'there is nothing at that path' : 'no folder in `PATH` has it'}`
        : `\`${program}\` is not in the image${image === '' ? '' : ` (it builds on \`${image}\`)`}`,
    help: ({ found, near, folder, program }) => {
      if (near !== '') return `did you mean \`${near}\`?`
      if (folder === 'working')
        return `it lies in the working directory, which is not in \`PATH\`: write \`./${program}\``
      if (found !== '') return `a file of that name is at \`${found}\`: write that path`
      return `install \`${program}\` in the image, or build on an image that has it`
    },
  },
  CONTAINER_REFERENCE_UNKNOWN: {
    message: ({ name, text }) =>
      `\`${text}\` stays as it is: the container has no variable \`${name}\` in \`env\` or \`envFrom\`, and variables of the image do not count`,
    help: ({ name }) =>
      `add \`${name}\` to \`env\` of the container, or let a shell replace \`$${name}\`: \`command: ["sh", "-c", "…"]\``,
  },
  CONTAINER_SCRIPT_CRLF: {
    message: ({ script, interpreter }) =>
      `\`${script}\` has Windows line ends (CR LF), so its first line asks for \`${interpreter}\` followed by a carriage return`,
    help: ({ script }) =>
      `save it with LF ends (\`*.sh text eol=lf\` in \`.gitattributes\`), or \`RUN sed -i 's/\\r$//' ${script}\``,
  },
  CONTAINER_SCRIPT_IGNORES_ARGUMENTS: {
    message: ({ script, words }) => `\`${script}\` never uses what it is given, so \`${words}\` is not started`,
    help: ({ script }) => `end \`${script}\` with \`exec "$@"\``,
  },
  CONTAINER_SCRIPT_WITHOUT_SHEBANG: {
    message: ({ script, why }) =>
      why === 'mark'
        ? `\`${script}\` begins with a byte order mark, so its \`#!\` is not seen`
        : why === 'late'
          ? `\`#!\` is not at the very beginning of \`${script}\`, so it is not seen`
          : `\`${script}\` does not begin with \`#!\`, so the system does not know what runs it`,
    help: () => 'make `#!/bin/sh` the very first characters of the file',
  },
  CONTAINER_SHELL_FORM_AS_ARGUMENTS: {
    message: ({ program }) =>
      `\`CMD\` in shell form hands \`/bin/sh\`, \`-c\` and its text to \`${program}\` as arguments`,
    help: () => 'write `CMD` as a JSON array of arguments: `CMD ["…"]`',
  },
  CONTAINER_SHELL_KEEPS_SIGNAL: {
    message: ({ shell, program, signal, grace }) =>
      `\`${shell}\` stays in front as PID 1 and \`${program}\` is its child: the shell does not pass ${signal} on, so stopping takes the whole ${grace} and ends with 137`,
    help: ({ remedy }) =>
      remedy === ''
        ? 'start the program with `exec`, so that it takes the place of the shell'
        : `use the exec form, so that there is no shell: \`${remedy}\``,
  },
  CONTAINER_SHELL_TEXT_SPLIT: {
    message: ({ text, rest }) =>
      `\`sh -c\` takes one word as its text: only \`${text}\` is run, and \`${rest}\` is \`$0\` of the shell`,
    help: ({ whole }) => `make it one word: \`["sh", "-c", "${whole}"]\``,
  },
  CONTAINER_SHELL_VARIABLE: {
    message: ({ text, how }) =>
      how === 'pod'
        ? `Kubernetes replaces only \`$(NAME)\` and no shell runs here, so \`${text}\` stays as it is`
        : `no shell runs here, so \`${text}\` stays as it is`,
    help: ({ reference, how }) =>
      how === 'pod'
        ? `write \`${reference}\`, or start a shell: \`command: ["sh", "-c", "…"]\``
        : `let a shell read the text: \`["sh", "-c", "…"]\``,
  },
  CONTAINER_SHELL_WITHOUT_INPUT: {
    message: ({ program }) =>
      `\`${program}\` reads its commands from standard input, which is empty, so it ends at once`,
    help: ({ how }) =>
      how === 'pod'
        ? 'give the container a command that keeps running; `stdin: true` and `tty: true` keep the shell'
        : '`docker run -it` gives it a terminal; for a container that stays, give a command that keeps running',
  },
  CONTAINER_SOURCE_ASSUMED: {
    message: ({ sources, number }) =>
      Number(number) === 1
        ? `${names(sources)} is not in the build context, so it is assumed to be there and executable`
        : `${names(sources)} are not in the build context, so they are assumed to be there and executable`,
    help: () => 'put what is missing beside the Dockerfile to have it looked into',
  },
  CONTAINER_USER_ASSUMED: {
    message: ({ user }) => `the account \`${user}\` is assumed to be in the image: not everything in it is known`,
  },
  CONTAINER_USER_MISSING: {
    message: ({ error }) => `the image has no such account: ${error}`,
    help: () => 'make it with `RUN useradd` or `RUN adduser`, or give `USER` as a number',
  },
  CONTAINER_VARIABLE_REQUIRED: {
    message: ({ names: wanted, image }) => `\`${image}\` does not start without ${names(wanted)}`,
    help: ({ names: wanted, how }) => {
      const [first = ''] = String(wanted).split(', ')
      return how === 'pod' ? `set \`${first}\` in \`env\` of the container` : `\`docker run -e ${first}=…\``
    },
  },

  WORD_EXEC_FORM: { message: ({ keyword }) => `\`${keyword}\` in exec form` },
  WORD_SHELL_FORM: { message: ({ keyword }) => `text of \`${keyword}\` in shell form` },
  WORD_SHELL_PREFIX: { message: ({ keyword }) => `put in front by the shell form of \`${keyword}\`` },
  WORD_BASE_IMAGE: { message: ({ keyword, image }) => `\`${keyword}\` of the base image \`${image}\`` },
  WORD_IMAGE: { message: ({ keyword, image }) => `\`${keyword}\` of \`${image}\`` },
  WORD_RUN_ARGUMENT: { message: ({ number }) => `argument ${number} of \`docker run\`` },
  WORD_RUN_ENTRYPOINT: { message: () => '`--entrypoint` of `docker run`' },
  WORD_POD_COMMAND: { message: ({ index }) => `\`command[${index}]\` of the pod` },
  WORD_POD_ARGS: { message: ({ index }) => `\`args[${index}]\` of the pod` },
  ROLE_SHELL_NAME: {
    message: ({ used }) =>
      used === 'yes'
        ? '`$0` of the shell'
        : 'only `$0` of the shell: its text does not use it, so the program does not get it',
  },
  ROLE_SHELL_PARAMETER: {
    message: ({ number, used }) =>
      used === 'yes'
        ? `\`$${number}\` of the shell`
        : `only \`$${number}\` of the shell: its text does not use it, so the program does not get it`,
  },
  ROLE_EXPANDED_FROM: { message: ({ text }) => `written \`${text}\`` },
  UNUSED_ARGUMENTS: { message: () => 'replaced by the arguments behind the image' },
  UNUSED_ENTRYPOINT_OPTION: { message: () => 'dropped by `--entrypoint`' },
  UNUSED_POD_COMMAND: { message: () => 'dropped by `command` of the pod' },
  UNUSED_POD_ARGS: { message: () => 'replaced by `args` of the pod' },
  UNUSED_REPLACED: {
    message: ({ keyword, image }) => `of the base image \`${image}\`: replaced by this \`${keyword}\``,
  },
  UNUSED_EMPTIED: { message: ({ image }) => `of the base image \`${image}\`: emptied by this \`ENTRYPOINT\`` },

  CONTAINER_ENDS: {
    message: ({ code, after, message }) =>
      `ends ${after === '' ? 'at once' : `after ${after}`} with exit code ${code}${message === '' ? '' : `: ${message}`}`,
  },
  CONTAINER_GOES_ON: { message: () => 'keeps running' },
  CONTAINER_NOT_STARTED: { message: ({ error, code }) => `does not start, exit code ${code}: ${error}` },
  CONTAINER_NOT_CREATED: {
    message: ({ error, code }) =>
      `is not created (${Number.isNaN(Number(code)) ? code : `docker ends with ${code}`}): ${error}`,
  },
  CONTAINER_START_ERROR: { message: ({ error, code }) => `does not start (StartError, exit code ${code}): ${error}` },
  CONTAINER_PID_1: { message: ({ command }) => `PID 1 is \`${command}\`` },
  CONTAINER_OTHER_PROCESS: { message: ({ command }) => `beside it runs \`${command}\`, started by it` },
  CONTAINER_LEFT_BEHIND: { message: ({ command }) => `\`${command}\` was in the background and ends with it` },
  CONTAINER_PROGRAM_TAKEN: {
    message: ({ program }) => `\`${program}\` is not modelled, so it is assumed to keep running`,
  },
  CONTAINER_STOPS: {
    message: ({ command, signal, after, code }) =>
      `\`${command}\` sends ${signal}: it ends ${after === '0s' ? 'at once' : `after ${after}`} with exit code ${code}`,
  },
  CONTAINER_STOP_OUTLASTED: {
    message: ({ command, signal }) =>
      `\`${command}\` sends ${signal}, which PID 1 has no handler for: it goes on, and ends by itself before the grace period is over`,
  },
  CONTAINER_STOP_KILLS: {
    message: ({ command, signal, after, code, shell }) =>
      `\`${command}\` sends ${signal}, which ${shell === 'yes' ? 'the shell as PID 1 ignores and does not pass on' : 'PID 1 has no handler for'}: killed after ${after}, exit code ${code}`,
  },
  CONTAINER_STOP_OPEN: {
    message: ({ command, program }) =>
      `what \`${command}\` does depends on \`${program}\`: with a handler for the signal it ends, else it is killed when the grace period is over (137)`,
  },
  CONTAINER_RESTARTS: {
    message: ({ policy }) => `\`restartPolicy: ${policy}\` starts it again and again: CrashLoopBackOff`,
  },
  CONTAINER_STAYS_ENDED: {
    message: ({ policy, phase }) => `\`restartPolicy: ${policy}\` leaves it ended: phase ${phase}`,
  },
} as const satisfies Record<string, MessageText>
