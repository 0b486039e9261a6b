import type { Text } from '../domain/text.ts'

/** A command as it is typed, and what it is for. */
export interface HelpExample {
  readonly line: string
  readonly what: Required<Text>
}

/** Heads the examples. */
export const EXAMPLES_TITLE: Required<Text> = { en: 'Examples:', ko: '예:' }

function example(line: string, en: string, ko: string): HelpExample {
  return { line, what: { en, ko } }
}

/** Below the help of a command, by its name; '' is the program itself. */
export const HELP_EXAMPLES: Readonly<Record<string, readonly HelpExample[]>> = {
  '': [
    example('grade', 'how far you are, and what to type next', '진행 상황과 다음에 입력할 명령'),
    example('grade exercise-3', 'grade the folder ./exercise-3', '폴더 ./exercise-3을 채점'),
    example('grade 3 answer.yaml --only rollback', 'one scenario of one file', '파일 하나를 시나리오 하나로'),
    example('grade 3 --watch', 'grade on every save', '저장할 때마다 채점'),
    example('grade 3 --reporter text --reporter html=report.html', 'two reports at once', '보고서 두 가지를 한꺼번에'),
  ],
  list: [example('grade list --lang ko', 'in Korean', '한국어로')],
  next: [example('grade next', 'go on where you stopped', '멈춘 곳에서 이어서')],
  show: [example('grade show 3 | less', 'page by page', '한 화면씩')],
  start: [example('grade start 3 work/rollback', 'in a folder of another name', '다른 이름의 폴더에')],
  hint: [
    example('grade hint 3', 'one more hint for what is open', '통과하지 못한 검사의 힌트를 하나 더'),
    example('grade hint 3 rollback/history --all', 'all hints of one check', '한 검사의 힌트 모두'),
  ],
  reset: [example('grade reset 3 --yes', 'without asking', '묻지 않고')],
  quiz: [
    example('grade quiz quiz-1', 'one question after the other', '한 문제씩'),
    example('grade quiz quiz-1 --template > answers.yaml', 'a file to fill in', '채워 넣을 파일'),
  ],
  rollout: [
    example('grade rollout v1.yaml v2.yaml', 'what the second changes', '둘째가 무엇을 바꾸는지'),
    example(
      'grade rollout commands.sh --image web:2=not-found',
      'a release that cannot be pulled',
      '이미지를 pull할 수 없는 릴리스',
    ),
  ],
  entrypoint: [
    example('grade entrypoint Dockerfile -- 10', 'as `docker run IMAGE 10`', '`docker run IMAGE 10`처럼'),
    example('grade entrypoint . --matrix', 'every way to start it', '시작하는 모든 방법'),
  ],
  lint: [example('grade lint k8s/', 'every manifest in a folder', '폴더의 모든 매니페스트')],
  new: [example('grade new 14', 'exercises/exercise-14 and its solution', 'exercises/exercise-14와 모범 답안')],
  verify: [example('grade verify exercise-3', 'prove one exercise', '실습 하나를 검증')],
  batch: [
    example('grade batch submissions/ --exercise exercise-3', 'a folder for each learner', '수강생마다 폴더 하나'),
    example('grade batch class.zip --roster class.csv', 'and who is missing', '제출하지 않은 사람까지'),
  ],
  'classroom init': [
    example(
      'grade classroom init exercise-3',
      'a workflow for GitHub Actions, here',
      'GitHub Actions 워크플로를 이 폴더에',
    ),
    example(
      'grade classroom init 3 4 --action ./.github/actions/grade',
      'with the action in the repository itself',
      '액션까지 저장소 안에',
    ),
    example('grade classroom init exercise-3 --for classroom50', 'the bundle of an assignment', '과제의 번들'),
  ],
  help: [example('grade help hint', 'the same as `grade hint --help`', '`grade hint --help`와 같음')],
  explain: [example('grade explain ROLLOUT_STUCK', 'why, and how to mend it', '이유와 고치는 방법')],
  doctor: [example('grade doctor --plain', 'for a report of a problem', '문제를 알릴 때')],
  completion: [
    example('eval "$(grade completion bash)"', 'in ~/.bashrc', '~/.bashrc에'),
    example('grade completion fish | source', 'in config.fish', 'config.fish에'),
  ],
}

/** What holds for all commands, at the end of the program's own help. */
export const HELP_NOTES: Required<Text> = {
  en: `Exit codes:
  0  full marks
  1  graded, but not full marks; also when files are missing
  2  nothing was graded: the command line or the exercise makes no sense

Environment:
  GRADE_EXERCISES  where the exercises are
  GRADE_LEARNER    who answers: chooses among variants of questions
  LANG, LC_ALL     the language, unless --lang says it
  NO_COLOR, FORCE_COLOR, XDG_STATE_HOME, XDG_CACHE_HOME  as everywhere`,
  ko: `종료 코드:
  0  만점
  1  채점했지만 만점이 아님. 파일이 없을 때도
  2  아무것도 채점하지 않음: 명령줄이나 실습 자체가 올바르지 않음

환경 변수:
  GRADE_EXERCISES  실습이 있는 곳
  GRADE_LEARNER    답하는 사람: 문제의 변형을 고릅니다
  LANG, LC_ALL     언어. --lang이 우선합니다
  NO_COLOR, FORCE_COLOR, XDG_STATE_HOME, XDG_CACHE_HOME  일반적인 뜻 그대로`,
}
