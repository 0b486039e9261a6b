import { names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { tick } from './particle.ts'

const WHAT: Readonly<Record<string, string>> = {
  'grade.yml': '푸시할 때마다 채점하고 저장소를 읽기만 함',
  'autograder.py': '수강생의 체크아웃에서 채점기를 실행함',
  'audit.yml': '제출물을 모두 다시 채점해 결과와 맞지 않는 것을 알려 줌',
  'action.yml': '옆에 있는 채점기를 액션으로 만듦',
  'tests.json': '검사마다 하나인 테스트, 프로그램을 따로 두지 않는 과제용',
  'grade.mjs': '실습이 들어 있는 한 파일짜리 채점기',
  'setup.sh': '이미지에 Node.js를 한 번 설치함',
  run_autograder: '제출물 하나를 채점하고 언제나 결과를 남김',
  exercise: '채점기가 읽는 직접 만든 실습',
}

const NEXT: Readonly<Record<string, string>> = {
  actions: '파일을 커밋하고 푸시하세요. 점수는 GitHub의 Actions에서 실행 요약에 나옵니다',
  classroom50:
    '파일들을 `classroom50` 저장소의 `CLASSROOM/autograders/ASSIGNMENT/`에 커밋하고 과제의 `runtime.node`를 20 이상으로 정하세요',
  'classroom50-tests':
    '`gh teacher assignment test set ORG CLASSROOM ASSIGNMENT --tests tests.json`으로 테스트를 등록하고, `tests.json`을 뺀 파일들을 `CLASSROOM/autograders/ASSIGNMENT/`에 커밋하세요',
  audit:
    '옆에 있는 `results.json`, `submissions/`, `exercises/`를 읽으며 `package.json`에 kubegrade가 있어야 합니다: docs/ci/audit.md',
}

export const KOREAN_CI_MESSAGES = {
  USAGE_CI_INPUT: {
    message: ({ input, value }) =>
      value === ''
        ? `입력 ${tick(input, '이')} 없습니다`
        : `${tick(value, '은')} 입력 \`${input}\`의 값이 될 수 없습니다`,
    help: ({ allowed }) => `가능한 값: ${names(allowed)}`,
  },
  USAGE_CI_PATH: {
    message: ({ place }) => `${tick(place, '은')} 저장소 밖으로 이어지므로 읽지 않았습니다`,
    help: () => '심볼릭 링크 대신 파일을 두세요',
  },
  USAGE_CI_REF: {
    message: ({ folder, found, wanted }) =>
      found === ''
        ? `\`${folder}\`의 커밋이 \`${wanted}\`인지 알 수 없습니다: 따로 체크아웃한 폴더가 아닙니다`
        : `\`${folder}\`의 커밋은 ${tick(wanted, '이어야')} 하는데 \`${found}\`입니다`,
    help: () => '`ref`에 같은 커밋을 써서 실습을 체크아웃하세요',
  },
  USAGE_CI_ENVIRONMENT: {
    message: ({ name }) => `\`${name}\` 환경 변수가 없어 누구의 결과인지 알 수 없습니다`,
    help: () => '강의실의 자동 채점기가 설정하는 값입니다',
  },
  USAGE_CI_ACTION: {
    message: ({ value }) => `${tick(value, '은')} 액션 이름이 아닙니다`,
    help: () => '워크플로에서처럼 쓰세요: `owner/name@v1`',
  },
  USAGE_CI_GRADER: {
    message: () => '프로그램을 빌드하지 않아 `grade.mjs`가 없습니다',
    help: () => '`npm run build`로 만드세요',
  },
  CLI_SETUP_WRITTEN: { message: ({ file, what }) => `새로 씀 \`${file}\`: ${WHAT[String(what)] ?? what}` },
  CLI_SETUP_UNCHANGED: { message: ({ file }) => `그대로임 \`${file}\`` },
  CLI_SETUP_KEPT: {
    message: ({ file }) => `고친 파일이라 그대로 둠 \`${file}\``,
    help: () => '덮어쓰려면 `--force`를 쓰세요',
  },
  CLI_SETUP_NEXT: {
    message: ({ platform, folder }) =>
      NEXT[String(platform)] ?? `\`(cd ${folder} && zip -r ../autograder.zip .)\`로 묶어 올리세요`,
  },
  CLI_SETUP_PUBLISHED: {
    message: ({ action }) => `워크플로는 \`${action}\` 액션을 쓰므로 그 릴리스가 있어야 합니다`,
    help: () => '`--action ./.github/actions/grade`를 쓰면 액션을 저장소 안에 둡니다',
  },
  CLI_SETUP_OWN_EXERCISES: {
    message: ({ action }) => `직접 만든 실습은 \`${action}\`에 없으므로 워크플로에서 체크아웃해야 합니다`,
    help: () => '`--action ./.github/actions/grade`를 쓰면 액션 옆에 둡니다. 두 방법 모두 docs/ci/github.md에 있습니다',
  },
  CLI_SETUP_AUTOGRADING: {
    message: ({ file, tests, points }) =>
      `\`${file}\`에 테스트 ${tests}개(${points}점)가 있지만 GitHub Classroom이 종료되어 이제 아무도 읽지 않습니다`,
    help: () => '테스트 종류마다 어떤 검사로 바꾸는지는 docs/ci/github-classroom.md에 있습니다',
  },
} as const satisfies Record<string, MessageText>
