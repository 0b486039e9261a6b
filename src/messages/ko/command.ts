import type { MessageText } from '../message-text.ts'
import { kindWord } from './kind-word.ts'
import { plain, tick, ticks } from './particle.ts'

export const KOREAN_COMMAND_MESSAGES = {
  COMMAND_BACKGROUND: {
    message: ({ command }) => `${tick(command, '이')} \`&\`로 끝나지만 포그라운드에서 실행했습니다`,
    help: () => '`&`를 빼세요. 여기서는 `-w`나 `-f`로 계속 지켜보는 명령도 스스로 끝납니다',
  },
  COMMAND_CHAIN_STOPPED: {
    message: ({ command, exit }) =>
      `${tick(command, '이')} 종료 코드 ${plain(exit, '으로')} 끝나서, 같은 줄의 \`&&\` 뒤는 실행하지 않았습니다`,
    help: () => '그 명령을 고치거나 한 줄에 한 명령만 쓰세요. 그러면 나머지 명령은 그대로 실행됩니다',
  },
  COMMAND_EDITOR: {
    message: ({ command }) => `${tick(command, '은')} 편집기를 여는데, 여기서는 아무도 입력할 수 없습니다`,
    help: () => '고친 파일을 제출하거나 `kubectl patch` 또는 `kubectl set`을 쓰세요',
  },
  COMMAND_FILE_MISSING: {
    message: ({ file }) => `명령 파일 ${tick(file, '이')} 없습니다`,
    help: ({ file }) => `이름이 \`${file}\`인 파일을 제출하세요`,
  },
  COMMAND_FILE_STOPPED: {
    message: ({ command, exit }) =>
      `${tick(command, '이')} 종료 코드 ${plain(exit, '으로')} 끝나서 \`set -e\`가 여기서 파일을 끝냈습니다`,
  },
  COMMAND_FOLDER_FULL: {
    message: ({ path }) => `폴더가 가득 차서 ${tick(path, '을')} 쓰지 못했습니다`,
  },
  COMMAND_HERE_DOCUMENT_OPEN: {
    message: ({ delimiter }) =>
      `히어 도큐먼트를 닫는 ${tick(delimiter, '이')} 없어서 파일의 나머지가 모두 그 안에 들어갔습니다`,
    help: ({ delimiter }) => `앞뒤에 공백 없이 한 줄에 ${tick(delimiter)}만 쓰세요`,
  },
  COMMAND_FILE_LIMIT: {
    message: ({ problem }) => `명령 파일이 너무 커서 읽지 않았습니다: ${problem}`,
    help: () => '연습 문제가 요구하는 명령만 남기고 출력은 지우세요',
  },
  COMMAND_LIMIT: {
    message: ({ max }) => `명령이 ${max}개를 넘어서 나머지는 실행하지 않았습니다`,
    help: () => '끝나지 않거나 오브젝트 수백 개를 거듭 조회하는 반복문이 있는지 보세요',
  },
  COMMAND_NESTED: {
    message: ({ max }) => `함수나 파일이 서로를 ${max}단계보다 깊이 호출합니다`,
    help: () => '자기 자신을 호출하는 함수나 파일이 있는지 보세요',
  },
  COMMAND_NEVER_ENDS: {
    message: ({ command }) => `${tick(command, '을')} 끝냈습니다: 기다리는 일이 저절로는 일어나지 않습니다`,
    help: () => '사람이라면 여기서 Ctrl+C를 누릅니다. `--timeout`이나 `--watch=false`를 주면 스스로 끝납니다',
  },
  COMMAND_NOT_ALLOWED: {
    message: ({ command }) => `${tick(command, '은')} 여기서 쓸 수 있는 명령이 아닙니다`,
    help: ({ meant, document }) =>
      document !== undefined
        ? "셸은 here-document 안의 `$(…)`를 실행합니다. `<<'EOF'`처럼 구분 단어를 따옴표로 감싸면 그대로 둡니다"
        : meant === undefined
          ? '`kubectl`, `docker`와 `echo`, `cat`, `grep`, `sleep` 같은 간단한 셸 명령을 쓰세요'
          : `${tick(meant, '을')} 쓰려고 하셨나요?`,
  },
  COMMAND_NOT_SIMULATED: {
    message: ({ command, feeds }) =>
      feeds === undefined
        ? `${tick(command, '은')} 시뮬레이션하지 않으므로 아무 일도 하지 않았습니다`
        : `${tick(command, '은')} 시뮬레이션하지 않으므로 무엇을 넘겨주었을지 알 수 없습니다`,
    help: ({ command }) =>
      /^(?:awk|grep|sed|tr)(?: |$)/.test(String(command))
        ? '더 단순하게 쓰거나, 고친 파일을 제출하세요'
        : '`kubectl apply`, `get`, `describe`, `set`, `rollout` 같은 다른 명령으로 같은 결과를 내세요',
  },
  COMMAND_OUTPUT_CUT: {
    message: ({ max }) => `출력이 ${max}자를 넘어서 나머지를 생략했습니다`,
  },
  COMMAND_PATH_OUTSIDE: {
    message: ({ path, problem }) =>
      problem === 'url'
        ? `${tick(path, '은')} 네트워크에 있는데, 여기에는 네트워크가 없습니다`
        : `${tick(path, '은')} 제출 폴더 밖을 가리키며, 그곳의 파일은 열지 않습니다`,
    help: () => '파일을 제출할 폴더에 넣고 상대 경로로 적으세요',
  },
  COMMAND_PROMPT_PASTED: {
    message: ({ prompts, output }) =>
      output === ''
        ? `프롬프트를 뺐습니다 (${prompts}행)`
        : `프롬프트(${prompts}행)와 붙여 넣은 출력(${output}행)을 뺐습니다`,
    help: () => '명령만 한 줄에 하나씩 적어 제출하세요',
  },
  COMMAND_SAID_ERROR: {
    message: ({ command, said }) => `${tick(command, '이')} 실패했습니다: ${said}`,
    help: ({ meant, kind, exists }) => {
      if (meant !== undefined) return `${tick(meant, '을')} 쓰려고 하셨나요?`
      if (exists === undefined) return '실패한 명령은 아무것도 바꾸지 않으며, 그 뒤의 명령은 그대로 실행됩니다'
      return exists === ''
        ? `이 명령을 실행할 때 ${plain(kindWord(kind), '이')} 하나도 없습니다`
        : `있는 ${kindWord(kind)} 이름: ${ticks(exists)}`
    },
  },
  COMMAND_SYNTAX: {
    message: ({ problem }) => `셸이 읽을 수 없습니다: ${problem}`,
    help: () => '닫지 않은 따옴표, 괄호, 히어 도큐먼트가 있는지 보세요',
  },
  COMMAND_TEXT_LIMIT: {
    message: ({ max }) => `명령이 다룬 텍스트가 ${max}자를 넘어서 나머지는 실행하지 않았습니다`,
    help: () => '끝나지 않는 반복문이나 아주 큰 파일이 있는지 보세요',
  },
  COMMAND_WAIT_CUT: {
    message: ({ command, seconds }) => `${tick(command, '을')} 가상 시간 ${seconds}초 뒤에 끝냈습니다`,
  },
} as const satisfies Record<string, MessageText>
