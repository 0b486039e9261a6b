import type { Args } from '../../domain/diagnostic.ts'
import type { MessageText } from '../message-text.ts'
import { KOREAN_ABOUT_MESSAGES } from './about.ts'
import { KOREAN_LEARNER_MESSAGES } from './learner.ts'
import { KOREAN_QUIZ_SESSION_MESSAGES } from './quiz-session.ts'
import { tick, ticks } from './particle.ts'

const meantOr =
  (otherwise: (args: Args) => string | undefined) =>
  (args: Args): string | undefined =>
    args['meant'] === undefined ? otherwise(args) : `${tick(args['meant'], '을')} 쓰려고 하셨나요?`
const known = (what: string) => meantOr(({ known: list }) => (list === '' ? undefined : `${what}: ${ticks(list)}`))

/** What is wrong with a command line, and what commands say beside their results. */
export const KOREAN_USAGE_MESSAGES = {
  USAGE_OPTION_UNKNOWN: {
    message: ({ option }) => `옵션 ${tick(option, '은')} 없습니다`,
    help: meantOr(() => '옵션은 `--help`로 볼 수 있습니다'),
  },
  USAGE_OPTION_EMPTY: {
    message: ({ option }) => `\`${option}\`에 값이 없습니다`,
    help: () => '바로 뒤에 값을 쓰세요',
  },
  USAGE_OPTION_VALUE: {
    message: ({ option, value }) => `${tick(value, '은')} \`${option}\`의 값이 아닙니다`,
    help: ({ allowed }) =>
      allowed === '' ? '쓸 수 있는 값은 `--help`로 볼 수 있습니다' : `쓸 수 있는 값: ${ticks(allowed)}`,
  },
  USAGE_ARGUMENT_MISSING: {
    message: ({ argument }) => `${tick(argument, '이')} 빠졌습니다`,
    help: () => '사용법은 `--help`로 볼 수 있습니다',
  },
  USAGE_ARGUMENTS_EXTRA: {
    message: () => '명령이 받는 것보다 인자가 많습니다',
    help: () => '사용법은 `--help`로 볼 수 있습니다',
  },
  USAGE_HINT_LEVEL: {
    message: ({ value }) => `${tick(value, '은')} 힌트의 수가 아닙니다`,
    help: () => '1 이상의 수를 쓰세요',
  },
  USAGE_FILES_NONE: {
    message: () => '파일을 지정하지 않았습니다',
    help: () => '매니페스트를 apply하는 순서대로 쓰거나, 명령 파일을 쓰세요',
  },
  USAGE_FILE_MISSING: { message: ({ file }) => `파일 ${tick(file, '이')} 없습니다` },
  USAGE_NOT_A_FILE: { message: ({ file }) => `${tick(file, '은')} 파일이 아닙니다` },
  USAGE_FILE_UNREADABLE: { message: ({ file }) => `${tick(file, '을')} 읽을 수 없습니다` },
  USAGE_FILE_UNWRITABLE: {
    message: ({ file }) => `\`${file}\`에 쓸 수 없습니다`,
    help: ({ problem }) => (problem === '' ? undefined : `시스템의 설명: ${problem}`),
  },
  USAGE_FILE_OF_NO_KIND: {
    message: ({ file }) => `${tick(file, '은')} 매니페스트도 명령 파일도 아닙니다`,
    help: () => '매니페스트는 `.yaml`, `.yml`, `.json`으로, 명령 파일은 `.sh`로 끝납니다',
  },
  USAGE_NOTHING_TO_LINT: {
    message: () => '매니페스트도 Dockerfile도 없습니다',
    help: () => '매니페스트는 `.yaml`, `.yml`, `.json`으로 끝납니다',
  },
  USAGE_REPORTER_UNKNOWN: { message: ({ name }) => `리포터 ${tick(name, '은')} 없습니다`, help: known('리포터') },
  USAGE_REPORTER_FILE: {
    message: ({ value }) => `\`--reporter ${value}\`에 파일 이름이 없습니다`,
    help: ({ name }) => `${tick(`--reporter ${name}`, '은')} 표준 출력에 씁니다`,
  },
  USAGE_CODE_UNKNOWN: { message: ({ code }) => `코드 ${tick(code, '은')} 없습니다`, help: meantOr(() => undefined) },
  USAGE_EXERCISES_FOLDER: { message: ({ folder }) => `${tick(folder, '은')} 실습이 든 폴더가 아닙니다` },
  USAGE_EXERCISES_NONE: {
    message: () => '여기에는 실습이 없습니다',
    help: () => '실습이 든 폴더를 `--exercises`로 알려 주세요',
  },
  USAGE_EXERCISE_UNKNOWN: {
    message: ({ name }) => `실습 ${tick(name, '은')} 없습니다`,
    help: meantOr(({ known: list }) =>
      list === '' ? '실습이 든 폴더는 `--exercises`로 알려 주세요' : `실습: ${ticks(list)}`,
    ),
  },
  USAGE_EXERCISE_ID: {
    message: ({ name }) => `${tick(name, '은')} 실습의 이름이 될 수 없습니다`,
    help: () => '영문 소문자로 시작하고 소문자, 숫자, `-`로 쓰세요: `exercise-14`',
  },
  USAGE_EXERCISE_EXISTS: {
    message: ({ folder }) => `${tick(folder, '이')} 이미 있어 아무것도 쓰지 않았습니다`,
    help: () => '다른 이름을 쓰거나 폴더를 지우세요',
  },
  USAGE_COURSE_UNNAMED: {
    message: ({ courses }) =>
      courses === '' ? '이 폴더에 그런 과정이 없습니다' : `여기에는 과정이 여럿 있습니다: ${ticks(courses)}`,
    help: ({ id, courses }) =>
      courses === ''
        ? '과정은 `course.yaml`이 있는 폴더입니다'
        : `과정도 적으세요: \`${String(courses).split(', ')[0]}/${id}\``,
  },
  USAGE_CHECK_UNKNOWN: {
    message: ({ exercise, id }) => `\`${exercise}\`에 시나리오나 검사 ${tick(id, '이')} 없습니다`,
    help: known('검사'),
  },
  USAGE_HINTED_UNKNOWN: {
    message: ({ exercise, id }) => `\`${exercise}\`에 검사 ${tick(id, '이')} 없습니다`,
    help: known('검사'),
  },
  USAGE_SUBMISSION_PLACE: {
    message: ({ place }) => `\`${place}\`에 아무것도 없습니다`,
    help: () => '채점할 폴더나 파일을 쓰세요',
  },
  USAGE_SUBMISSION_EXERCISE: {
    message: ({ place }) => `${tick(place, '은')} 실습 자체입니다`,
    help: () => '자기 파일이 든 폴더를 쓰세요',
  },
  USAGE_SUBMISSION_NONE: {
    message: ({ id, tried, kind }) =>
      kind === 'quiz'
        ? `${tick(id, '은')} 퀴즈인데 답안 파일이 없습니다. 찾아본 곳: ${ticks(tried)}`
        : `\`${id}\`의 제출물이 없습니다. 찾아본 곳: ${ticks(tried)}`,
    help: ({ id, kind }) =>
      kind === 'quiz'
        ? `\`grade quiz ${id}\`: 문제를 풉니다, \`grade ${id} FILE\`: 답안 파일을 채점합니다`
        : `\`grade start ${id}\`: 시작 파일을 만듭니다, \`grade ${id} FOLDER\`: 이미 있는 폴더를 채점합니다`,
  },
  USAGE_WORLD_INVALID: { message: ({ file }) => `\`${file}\`에 이미지가 올바르게 선언되어 있지 않습니다` },
  USAGE_IMAGE_FATE_MISSING: {
    message: ({ value }) => `\`--image ${value}\`에 이미지가 어떻게 동작하는지가 없습니다`,
    help: () => '`--image NAME=not-found`처럼 쓰세요',
  },
  USAGE_IMAGE_FATE_UNKNOWN: {
    message: ({ fate, image }) => `이미지 ${tick(image, '은')} ${tick(fate, '이')} 될 수 없습니다`,
    help: known('쓸 수 있는 값'),
  },
  USAGE_RUN_TWICE: {
    message: () => '이미지를 어떻게 실행하는지는 이미 `--run`에 있습니다',
    help: () => '`--entrypoint`와 `--` 뒤의 단어를 빼세요',
  },
  USAGE_RUN_UNREADABLE: {
    message: ({ problem }) => `\`--run\`을 읽을 수 없습니다: ${problem}`,
    help: () => '입력하는 그대로 쓰세요: `--run "docker run -e A=1 IMAGE 10"`',
  },
  USAGE_DOCKERFILE_MISSING: {
    message: ({ place }) => `\`${place}\`에 Dockerfile이 없습니다`,
    help: () => '파일이나 그것이 든 폴더를 쓰세요',
  },
  USAGE_BUILD_ARGUMENT: {
    message: ({ value }) => `\`--build-arg ${value}\`에 값이 없습니다`,
    help: () => '`--build-arg NAME=value`처럼 쓰세요',
  },
  USAGE_BASE_FILE: {
    message: ({ value }) => `\`--base ${value}\`에 파일 이름이 없습니다`,
    help: () => '`--base IMAGE=config.json`이나 `--base IMAGE=Dockerfile.base`처럼 쓰세요',
  },

  ...KOREAN_QUIZ_SESSION_MESSAGES,
  ...KOREAN_LEARNER_MESSAGES,
  ...KOREAN_ABOUT_MESSAGES,
  CLI_EXERCISE_BROKEN: { message: ({ id }) => `${tick(id, '이')} 올바르지 않아서 아무것도 채점하지 않았습니다` },
  CLI_INTERNAL_ERROR: {
    message: () => 'grade 자체의 오류입니다. 오류를 일으킨 파일과 함께 알려 주세요',
  },
  CLI_BROKEN_TITLE: { message: () => '(읽을 수 없음)' },
  USAGE_WORKERS: { message: ({ value }) => `${tick(value, '은')} 작업자 수가 아닙니다`, help: () => '1 이상을 쓰세요' },
  USAGE_CLASS_MISSING: {
    message: ({ place }) => `\`${place}\`에 아무것도 없습니다`,
    help: () => '수강생 제출물이 든 폴더나 ZIP 파일을 쓰세요',
  },
  USAGE_CLASS_KIND: { message: ({ place }) => `${tick(place, '은')} 폴더도 파일도 아닙니다` },
  USAGE_CLASS_ARCHIVE: {
    message: ({ place, reason }) => `${tick(place, '을')} ZIP 파일로 읽을 수 없습니다: ${reason}`,
    help: () => '수강생 제출물이 든 폴더나 ZIP 파일을 쓰세요',
  },
  USAGE_CLASS_EMPTY: {
    message: ({ place }) => `\`${place}\`에 제출물이 없습니다`,
    help: () =>
      '수강생별 폴더나 ZIP 파일, 또는 Classroom 50, `gh classroom`, Moodle, Canvas에서 내려받은 것이어야 합니다',
  },
  USAGE_CLASS_EXERCISE: {
    message: () => '어떤 실습을 제출했는지 알 수 없습니다',
    help: ({ example }) => `\`--exercise ${example}\`처럼 실습을 쓰세요. 여러 개면 여러 번 씁니다`,
  },
  USAGE_CSV: { message: ({ file, line, problem }) => `${tick(`${file}:${line}:1`, '은')} CSV가 아닙니다: ${problem}` },
  USAGE_CSV_ENCODING: {
    message: ({ file }) => `${tick(file, '은')} UTF-8 텍스트가 아니어서 이름을 읽을 수 없습니다`,
    help: () => 'UTF-8로 다시 저장하세요. Excel에서는 "CSV UTF-8(쉼표로 분리)" 형식입니다',
  },
  USAGE_ROSTER_EMPTY: {
    message: ({ file }) => `\`${file}\`에 수강생이 없습니다`,
    help: () => '첫 줄에 `username,name,email` 같은 열 이름을, 그다음 줄부터 수강생을 한 명씩 쓰세요',
  },
  CLI_CLASS_LEFT_OUT: {
    message: ({ count, files }) => `제출물 옆에 누구의 것도 아닌 파일 ${count}개가 있어 제외했습니다: ${ticks(files)}`,
  },
  CLI_CLASS_SHARED_FILES: {
    message: ({ count, learners }) =>
      `실습 이름의 폴더가 없어 같은 파일을 여러 실습으로 채점한 수강생 ${count}명: ${ticks(learners)}`,
    help: ({ exercises }) => `수강생마다 실습별로 폴더를 두세요: ${ticks(exercises)}`,
  },
  USAGE_ROSTER_COLUMN: {
    message: ({ file, columns }) => `\`${file}\`에 수강생을 구별하는 열이 없습니다. 있는 열: ${ticks(columns)}`,
    help: ({ known: columns }) => `그 열의 이름을 ${ticks(columns)} 중 하나로 바꾸세요`,
  },
  CLI_EXERCISE_MADE: {
    message: ({ files, folder, id }) =>
      `파일 ${files}개를 썼습니다. 다음: ${tick(folder, '을')} 고친 뒤 \`grade verify ${id}\``,
  },
  USAGE_RESULTS: {
    message: ({ file, problem }) => `\`${file}\`에 \`grade batch\` 결과가 없습니다. 틀린 곳: ${tick(problem)}`,
    help: () => '`--reporter json=FILE`로 쓴 파일을 쓰세요',
  },
  USAGE_SHARD: {
    message: ({ value }) => `${tick(value, '은')} 나눈 부분을 나타내지 않습니다`,
    help: () => '1부터 세어 `--shard 2/5`처럼 쓰세요. Kubernetes Indexed Job에서는 `--shard index/5`를 쓰세요',
  },
  USAGE_SHARD_INDEX: {
    message: () => '`JOB_COMPLETION_INDEX`가 없어 몇 번째 부분인지 알 수 없습니다',
    help: () =>
      '쿠버네티스는 `completionMode: Indexed`인 Job의 파드에 이 값을 넣습니다. 다른 곳에서는 `--shard 2/5`를 쓰세요',
  },
  USAGE_MERGE_DIFFERENT: {
    message: ({ what }) => `한 학급을 나눈 부분이 아닙니다. 서로 다른 것: ${tick(what)}`,
    help: () => '모든 부분을 같은 채점기, 같은 실습, 같은 폴더로 채점하세요',
  },
  USAGE_MERGE_MISSING: { message: ({ parts }) => `빠진 부분: ${parts}`, help: () => '모든 부분의 결과를 쓰세요' },
  USAGE_MERGE_TWICE: {
    message: ({ learner }) => `${tick(learner, '이')} 두 부분에 있습니다`,
    help: () => '각 부분을 한 번씩만 쓰세요',
  },
} as const satisfies Record<string, MessageText>
