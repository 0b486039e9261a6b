import type { MessageText } from '../message-text.ts'
import { oneWordHelp } from './one-word.ts'
import { plain, tick, ticks } from './particle.ts'
import { span } from './span.ts'

/** What a container starts: findings and assumptions. */
export const KOREAN_CONTAINER_MESSAGES = {
  CONTAINER_ARGUMENTS_MISSING: {
    message: ({ program, why }) =>
      `${why === 'entrypoint-option' ? '`--entrypoint`가 `CMD`도 버리기 때문에, ' : why === 'pod-command' ? '`command`가 `CMD`도 버리기 때문에, ' : ''}${tick(program, '이')} 인자 없이 시작됩니다`,
    help: ({ why }) =>
      why === 'entrypoint-option'
        ? '이미지 이름 뒤에 인자를 쓰세요'
        : why === 'pod-command'
          ? '`command`나 `args`에 인자를 쓰세요'
          : '이미지 이름 뒤에(파드에서는 `args`에) 인자를 쓰거나, `ENTRYPOINT` 아래에 `CMD ["…"]`로 기본값을 주세요',
  },
  CONTAINER_ARGUMENTS_REPEATED: {
    message: ({ word, how }) =>
      `${how === 'pod' ? '`args`는' : '인자는'} \`ENTRYPOINT\` 뒤에 붙는데 거기에 이미 ${tick(word, '이')} 있어서, 프로그램이 그것을 두 번 받습니다. 대신되는 것은 \`CMD\`뿐입니다`,
    help: ({ how, program }) =>
      program === 'yes'
        ? `${how === 'pod' ? '`args`' : '인자'}에서 프로그램을 빼세요`
        : `기본 옵션을 \`ENTRYPOINT\`에서 \`CMD\`로 옮기${how === 'pod' ? '거나, 명령 전체를 `command`로 정하세요' : '세요'}`,
  },
  CONTAINER_ARGUMENTS_REPLACE_CMD: {
    message: ({ cmd, word }) =>
      `인자는 \`CMD\` 전체를 대신하므로, \`${cmd}\`에서 남는 것이 없고 ${tick(word, '을')} 프로그램으로 봅니다`,
    help: ({ entrypoint }) => `${tick(`ENTRYPOINT ${entrypoint}`, '으로')} 쓰세요. 인자가 그 뒤에 붙습니다`,
  },
  CONTAINER_BASE_ASSUMED: {
    message: ({ image }) =>
      `이미지 \`${image}\`에 대해 아는 것이 없으므로, 설정이 비어 있고 셸과 흔한 도구가 있다고 가정합니다`,
    help: ({ image, near }) =>
      `${near === undefined ? '' : `${tick(near, '을')} 쓰려고 하셨나요? `}\`--base ${image}=config.json\`으로 설정(\`docker image inspect\`의 출력)을 주거나 \`--base ${image}=Dockerfile.base\`로 그 Dockerfile을 주세요`,
  },
  CONTAINER_BASE_CONFIG_INVALID: {
    message: ({ file }) => `\`${file}\`에 이미지 설정이 없습니다`,
    help: ({ file }) => `${tick(`docker image inspect IMAGE > ${file}`, '으로')} 만드세요`,
  },
  CONTAINER_BASE_ENTRYPOINT_REPLACED: {
    message: ({ script, image, cmd }) =>
      `\`ENTRYPOINT\`가 \`${image}\`의 ${tick(script, '을')} 대신하${cmd === '' ? '' : `고 그 \`CMD\`(\`${cmd}\`)를 비우`}므로, ${tick(script, '이')} 준비하거나 시작하는 일이 일어나지 않습니다`,
    help: ({ script, cmdArray }) =>
      `스크립트를 ${tick(`exec ${script} "$@"`, '으로')} 끝내세요${cmdArray === '' ? '' : `. 그리고 \`ENTRYPOINT\` 아래에 \`CMD ${cmdArray}\` 줄을 다시 쓰세요`}`,
  },
  CONTAINER_BASE_PROGRAM_REPLACED: {
    message: ({ program, image }) =>
      `컨테이너의 명령은 하나입니다: 이 \`CMD\`가 \`${image}\`의 것을 대신하므로 ${tick(program, '은')} 시작되지 않습니다`,
    help: ({ program }) =>
      `${tick(program, '을')} 유지하려면 \`CMD\`를 빼세요. 둘째 프로그램은 따로 이미지와 컨테이너를 씁니다`,
  },
  CONTAINER_BUILD_ARGUMENT_AT_RUN: {
    message: ({ name }) =>
      `${tick(`$${name}`, '은')} 빌드 인자(\`ARG\`)입니다: 컨테이너를 실행할 때의 환경에는 없으므로 셸이 빈 값으로 바꿉니다`,
    help: ({ name }) => `값을 이미지에 남기세요: \`ARG ${name}\` 아래에 \`ENV ${name}=$${name}\``,
  },
  CONTAINER_BUILTIN_AS_PROGRAM: {
    message: ({ word }) => `${tick(word, '은')} 프로그램이 아니라 셸의 명령인데, 여기서는 셸이 시작되지 않습니다`,
    help: () => '셸이 줄 전체를 읽게 하세요: `["sh", "-c", "…"]`. 폴더를 옮기려면 `WORKDIR`를 쓰세요',
  },
  CONTAINER_COMMAND_IN_ONE_WORD: {
    message: ({ word }) => `명령 전체가 한 단어여서, 이름이 \`${word}\`인 프로그램을 찾습니다`,
    help: oneWordHelp,
  },
  CONTAINER_COMMAND_SKIPS_ENTRYPOINT: {
    message: ({ entrypoint }) =>
      `파드의 \`command\`가 \`ENTRYPOINT\`를 대신하므로, ${tick(entrypoint, '을')} 건너뛰고 그것이 준비하는 일도 일어나지 않습니다`,
    help: () => '대신 `args`를 쓰세요. `docker run`의 이미지 뒤에 쓰는 단어처럼 `CMD`만 대신합니다',
  },
  CONTAINER_EXEC_FORM_QUOTES: {
    message: ({ word }) => `\`${word}\`의 따옴표는 벗겨 낼 셸이 없어서 인자의 일부가 됩니다`,
    help: ({ bare }) => `따옴표 없이 쓰세요: \`"${bare}"\``,
  },
  CONTAINER_INTERPRETER_MISSING: {
    message: ({ script, interpreter, image }) =>
      `\`${script}\`의 첫 줄이 요구하는 ${tick(interpreter, '이')} 이미지${image === '' ? '' : `(${image})`}에 없습니다. 그러면 시스템은 스크립트 자체가 없다고 합니다`,
    help: ({ interpreter, name, install }) =>
      name === 'bash'
        ? `스크립트를 \`#!/bin/sh\`로 시작하거나 설치하세요${install === '' ? '' : `: \`RUN ${install}\``}`
        : `${tick(name, '을')} 설치하거나 경로 ${tick(interpreter, '을')} 바로잡으세요`,
  },
  CONTAINER_LEFT_IN_BACKGROUND: {
    message: ({ program }) =>
      `${tick(program, '이')} 백그라운드로 가는데, 컨테이너는 처음 시작한 프로세스와 함께 끝납니다`,
    help: ({ remedy }) =>
      remedy === '' ? '서버를 포그라운드에 두고, 마지막에 `exec`으로 시작하세요' : `포그라운드에 두세요: \`${remedy}\``,
  },
  CONTAINER_NO_POD: {
    message: ({ file }) => `\`${file}\`에 파드도 파드 템플릿도 없습니다`,
    help: () => 'Pod, Deployment, ReplicaSet의 매니페스트를 지정하세요',
  },
  CONTAINER_NOT_EXECUTABLE: {
    message: ({ file, looked }) =>
      looked === 'path'
        ? `\`${file}\`에 x 비트가 없습니다. \`PATH\`에서 그런 파일은 건너뛰므로 없는 것으로 봅니다`
        : `\`${file}\`에 x 비트가 없어서 실행할 수 없습니다`,
    help: ({ file }) => `\`RUN chmod +x ${file}\`, \`COPY --chmod=755\`, 또는 빌드 전의 \`chmod +x\`를 쓰세요`,
  },
  CONTAINER_NOTHING_TO_START: {
    message: ({ why }) =>
      why === 'entrypoint-option'
        ? '`--entrypoint ""`가 `ENTRYPOINT`와 `CMD`를 모두 버리므로 시작할 것이 없습니다'
        : '`ENTRYPOINT`도 `CMD`도 인자도 없어서 시작할 것이 없습니다',
    help: () => '`CMD ["program", "argument"]`를 쓰거나, 이미지 뒤에 프로그램을 쓰세요',
  },
  CONTAINER_OPERATOR_WITHOUT_SHELL: {
    message: ({ word, program }) =>
      `이 단어들을 읽는 셸이 없으므로 ${tick(word, '은')} \`${program}\`의 평범한 인자입니다`,
    help: ({ how }) =>
      how === 'pod' ? '셸이 읽게 하세요: `command: ["sh", "-c", "…"]`' : "셸이 읽게 하세요: `sh -c '…'`",
  },
  CONTAINER_OPTION_AFTER_IMAGE: {
    message: ({ option }) =>
      `${tick(option, '이')} 이미지 이름 뒤에 있으므로, \`docker run\`의 옵션이 아니라 컨테이너 명령의 단어입니다`,
    help: ({ option }) => `${tick(option, '을')} 이미지 이름 앞에 쓰세요`,
  },
  CONTAINER_POD_ENV_MISSING: {
    message: ({ container, message }) =>
      `컨테이너 ${tick(container, '이')} 만들어지지 않습니다(CreateContainerConfigError): ${message}`,
    help: () => '같은 파일에 ConfigMap을 넣거나, 참조에 `optional: true`를 쓰세요',
  },
  CONTAINER_PROGRAM_ASSUMED: {
    message: ({ program }) =>
      `${tick(program, '이')} 있다고 가정합니다: 들여다보지 않는 단계나 폴더에서 오기 때문입니다`,
  },
  CONTAINER_PROGRAM_MISSING: {
    message: ({ program, image, found, folder }) =>
      found !== '' || folder !== ''
        ? `${tick(program, '을')} 찾을 수 없습니다: ${String(program).includes('/') ? '그 경로에 아무것도 없습니다' : '`PATH`의 어느 폴더에도 없습니다'}`
        : `${tick(program, '이')} 이미지${image === '' ? '' : `(베이스: \`${image}\`)`}에 없습니다`,
    help: ({ found, near, folder, program }) => {
      if (near !== '') return `${tick(near, '을')} 쓰려고 하셨나요?`
      if (folder === 'working')
        return `\`PATH\`에 없는 작업 디렉터리에 있습니다: ${tick(`./${program}`, '으로')} 쓰세요`
      if (found !== '') return `그 이름의 파일이 \`${found}\`에 있습니다: 그 경로를 쓰세요`
      return `이미지에 ${tick(program, '을')} 설치하거나, 그것이 있는 이미지를 베이스로 쓰세요`
    },
  },
  CONTAINER_REFERENCE_UNKNOWN: {
    message: ({ name, text }) =>
      `${tick(text, '이')} 그대로 남습니다: 컨테이너의 \`env\`와 \`envFrom\`에 변수 ${tick(name, '이')} 없고, 이미지의 변수는 여기에 쓰이지 않습니다`,
    help: ({ name }) =>
      `컨테이너의 \`env\`에 ${tick(name, '을')} 추가하거나, 셸이 ${tick(`$${name}`, '을')} 바꾸게 하세요: \`command: ["sh", "-c", "…"]\``,
  },
  CONTAINER_SCRIPT_CRLF: {
    message: ({ script, interpreter }) =>
      `\`${script}\`의 줄 끝이 Windows 방식(CR LF)이어서, 첫 줄이 ${tick(interpreter)} 뒤에 캐리지 리턴이 붙은 것을 요구합니다`,
    help: ({ script }) =>
      `줄 끝을 LF로 저장하거나(\`.gitattributes\`에 \`*.sh text eol=lf\`), ${tick(`RUN sed -i 's/\\r$//' ${script}`, '을')} 쓰세요`,
  },
  CONTAINER_SCRIPT_IGNORES_ARGUMENTS: {
    message: ({ script, words }) =>
      `${tick(script, '이')} 받은 것을 쓰지 않으므로 ${tick(words, '은')} 시작되지 않습니다`,
    help: ({ script }) => `${tick(script, '을')} \`exec "$@"\`로 끝내세요`,
  },
  CONTAINER_SCRIPT_WITHOUT_SHEBANG: {
    message: ({ script, why }) =>
      why === 'mark'
        ? `${tick(script, '이')} 바이트 순서 표시(BOM)로 시작해서 \`#!\`가 보이지 않습니다`
        : why === 'late'
          ? `\`#!\`가 \`${script}\`의 맨 처음에 있지 않아서 보이지 않습니다`
          : `${tick(script, '이')} \`#!\`로 시작하지 않아서, 무엇으로 실행할지 시스템이 알지 못합니다`,
    help: () => '파일의 맨 처음 문자를 `#!/bin/sh`로 쓰세요',
  },
  CONTAINER_SHELL_FORM_AS_ARGUMENTS: {
    message: ({ program }) =>
      `shell 형식의 \`CMD\`는 \`/bin/sh\`, \`-c\`, 그 텍스트를 \`${program}\`의 인자로 넘깁니다`,
    help: () => '`CMD`를 인자의 JSON 배열로 쓰세요: `CMD ["…"]`',
  },
  CONTAINER_SHELL_KEEPS_SIGNAL: {
    message: ({ shell, program, signal, grace }) =>
      `${tick(shell, '이')} PID 1로 앞에 남고 ${tick(program, '은')} 그 자식입니다: 셸은 ${plain(signal, '을')} 넘겨주지 않으므로, 멈출 때 유예 시간 ${plain(span(grace), '을')} 다 채우고 137로 끝납니다`,
    help: ({ remedy }) =>
      remedy === ''
        ? '프로그램을 `exec`으로 시작해서 셸의 자리를 차지하게 하세요'
        : `exec 형식을 써서 셸이 없게 하세요: \`${remedy}\``,
  },
  CONTAINER_SHELL_TEXT_SPLIT: {
    message: ({ text, rest }) =>
      `\`sh -c\`는 한 단어만 실행할 텍스트로 받습니다: ${tick(text)}만 실행되고, ${tick(rest, '은')} 셸의 \`$0\`입니다`,
    help: ({ whole }) => `한 단어로 쓰세요: \`["sh", "-c", "${whole}"]\``,
  },
  CONTAINER_SHELL_VARIABLE: {
    message: ({ text, how }) =>
      how === 'pod'
        ? `쿠버네티스는 \`$(NAME)\`만 값으로 바꾸고 여기에는 셸이 없으므로, ${tick(text, '이')} 그대로 남습니다`
        : `여기에는 셸이 없으므로 ${tick(text, '이')} 그대로 남습니다`,
    help: ({ reference, how }) =>
      how === 'pod'
        ? `${tick(reference, '으로')} 쓰거나 셸을 시작하세요: \`command: ["sh", "-c", "…"]\``
        : `셸이 읽게 하세요: \`["sh", "-c", "…"]\``,
  },
  CONTAINER_SHELL_WITHOUT_INPUT: {
    message: ({ program }) => `${tick(program, '은')} 표준 입력에서 명령을 읽는데, 비어 있어서 바로 끝납니다`,
    help: ({ how }) =>
      how === 'pod'
        ? '계속 실행되는 명령을 컨테이너에 주세요. 셸을 남겨 두려면 `stdin: true`와 `tty: true`를 쓰세요'
        : '`docker run -it`은 터미널을 줍니다. 컨테이너를 남겨 두려면 계속 실행되는 명령을 주세요',
  },
  CONTAINER_SOURCE_ASSUMED: {
    message: ({ sources }) => `빌드 컨텍스트에 없는 ${ticks(sources, '은')} 있고 실행할 수 있다고 가정합니다`,
    help: () => '살펴보게 하려면 빠진 파일을 Dockerfile 옆에 두세요',
  },
  CONTAINER_USER_ASSUMED: {
    message: ({ user }) => `이미지에 계정 ${tick(user, '이')} 있다고 가정합니다: 이미지의 내용을 다 알지는 못합니다`,
  },
  CONTAINER_USER_MISSING: {
    message: ({ error }) => `이미지에 그런 계정이 없습니다: ${error}`,
    help: () => '`RUN useradd`나 `RUN adduser`로 만들거나, `USER`를 숫자로 쓰세요',
  },
  CONTAINER_VARIABLE_REQUIRED: {
    message: ({ names: wanted, image }) => `${tick(image, '은')} ${ticks(wanted)} 없이는 시작하지 않습니다`,
    help: ({ names: wanted, how }) => {
      const [first = ''] = String(wanted).split(', ')
      return how === 'pod' ? `컨테이너의 \`env\`에 ${tick(first, '을')} 정하세요` : `\`docker run -e ${first}=…\``
    },
  },

  WORD_EXEC_FORM: { message: ({ keyword }) => `exec 형식의 \`${keyword}\`` },
  WORD_SHELL_FORM: { message: ({ keyword }) => `shell 형식 \`${keyword}\`의 텍스트` },
  WORD_SHELL_PREFIX: { message: ({ keyword }) => `shell 형식의 ${tick(keyword, '이')} 앞에 붙인 것` },
  WORD_BASE_IMAGE: { message: ({ keyword, image }) => `베이스 이미지 \`${image}\`의 \`${keyword}\`` },
  WORD_IMAGE: { message: ({ keyword, image }) => `\`${image}\`의 \`${keyword}\`` },
  WORD_RUN_ARGUMENT: { message: ({ number }) => `\`docker run\`의 ${number}번째 인자` },
  WORD_RUN_ENTRYPOINT: { message: () => '`docker run`의 `--entrypoint`' },
  WORD_POD_COMMAND: { message: ({ index }) => `파드의 \`command[${index}]\`` },
  WORD_POD_ARGS: { message: ({ index }) => `파드의 \`args[${index}]\`` },
  ROLE_SHELL_NAME: {
    message: ({ used }) =>
      used === 'yes' ? '셸의 `$0`' : '셸의 `$0`일 뿐: 셸이 실행하는 텍스트에서 쓰지 않으므로 프로그램이 받지 못합니다',
  },
  ROLE_SHELL_PARAMETER: {
    message: ({ number, used }) =>
      used === 'yes'
        ? `셸의 \`$${number}\``
        : `셸의 \`$${number}\`일 뿐: 셸이 실행하는 텍스트에서 쓰지 않으므로 프로그램이 받지 못합니다`,
  },
  ROLE_EXPANDED_FROM: { message: ({ text }) => `\`${text}\`에서 바뀐 값` },
  UNUSED_ARGUMENTS: { message: () => '이미지 뒤의 인자가 대신함' },
  UNUSED_ENTRYPOINT_OPTION: { message: () => '`--entrypoint`가 버림' },
  UNUSED_POD_COMMAND: { message: () => '파드의 `command`가 버림' },
  UNUSED_POD_ARGS: { message: () => '파드의 `args`가 대신함' },
  UNUSED_REPLACED: {
    message: ({ keyword, image }) => `베이스 이미지 \`${image}\`의 것: 이 ${tick(keyword, '이')} 대신함`,
  },
  UNUSED_EMPTIED: { message: ({ image }) => `베이스 이미지 \`${image}\`의 것: 이 \`ENTRYPOINT\`가 비움` },

  CONTAINER_ENDS: {
    message: ({ code, after, message }) =>
      `${after === '' ? '바로' : `${span(after)} 뒤에`} 종료 코드 ${plain(code, '으로')} 끝납니다${message === '' ? '' : `: ${message}`}`,
  },
  CONTAINER_GOES_ON: { message: () => '계속 실행됩니다' },
  CONTAINER_NOT_STARTED: { message: ({ error, code }) => `시작되지 않습니다(종료 코드 ${code}): ${error}` },
  CONTAINER_NOT_CREATED: {
    message: ({ error, code }) =>
      `만들어지지 않습니다(${Number.isNaN(Number(code)) ? code : `docker의 종료 코드 ${code}`}): ${error}`,
  },
  CONTAINER_START_ERROR: {
    message: ({ error, code }) => `시작되지 않습니다(StartError, 종료 코드 ${code}): ${error}`,
  },
  CONTAINER_PID_1: { message: ({ command }) => `PID 1은 \`${command}\`입니다` },
  CONTAINER_OTHER_PROCESS: { message: ({ command }) => `PID 1이 시작한 ${tick(command, '이')} 함께 실행됩니다` },
  CONTAINER_LEFT_BEHIND: { message: ({ command }) => `백그라운드에 있던 ${tick(command, '은')} 함께 끝납니다` },
  CONTAINER_BASE_DECIDES: {
    message: ({ image }) => `${tick(image, '이')} 무엇을 시작하는지 알 수 없으므로 계속 실행된다고 가정합니다`,
  },
  CONTAINER_TOOL_TAKEN: {
    message: ({ program }) => `${tick(program, '은')} 모델에 없으므로 할 일을 하고 끝난다고 가정합니다`,
  },
  CONTAINER_PROGRAM_TAKEN: {
    message: ({ program }) => `${tick(program, '은')} 모델에 없으므로 계속 실행된다고 가정합니다`,
  },
  CONTAINER_STOPS: {
    message: ({ command, signal, after, code }) =>
      `${tick(command, '이')} ${plain(signal, '을')} 보내면 ${after === '0s' ? '바로' : `${span(after)} 뒤에`} 종료 코드 ${plain(code, '으로')} 끝납니다`,
  },
  CONTAINER_STOP_OUTLASTED: {
    message: ({ command, signal }) =>
      `${tick(command, '이')} ${plain(signal, '을')} 보내지만 PID 1에 핸들러가 없습니다: 계속 실행되다가 유예 시간이 지나기 전에 스스로 끝납니다`,
  },
  CONTAINER_STOP_KILLS: {
    message: ({ command, signal, after, code, shell }) =>
      `${tick(command, '이')} ${plain(signal, '을')} 보내지만 ${shell === 'yes' ? 'PID 1인 셸이 무시하고 넘겨주지 않습니다' : 'PID 1에 핸들러가 없습니다'}: ${span(after)} 뒤에 강제 종료되고(kill) 종료 코드는 ${code}입니다`,
  },
  CONTAINER_STOP_OPEN: {
    message: ({ command, program }) =>
      `${tick(command, '이')} 하는 일은 \`${program}\`에 달려 있습니다: 시그널의 핸들러가 있으면 끝나고, 없으면 유예 시간이 지난 뒤에 강제 종료됩니다(137)`,
  },
  CONTAINER_RESTARTS: {
    message: ({ policy }) => `${tick(`restartPolicy: ${policy}`, '이라')}서 계속 다시 시작됩니다: CrashLoopBackOff`,
  },
  CONTAINER_STAYS_ENDED: {
    message: ({ policy, phase }) => `${tick(`restartPolicy: ${policy}`, '이라')}서 끝난 채 남습니다: phase ${phase}`,
  },
} as const satisfies Record<string, MessageText>
