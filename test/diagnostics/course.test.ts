import { describe, expect, test } from 'vitest'
import { checkKindSchemas } from '../../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../../src/domain/limits.ts'
import { codeFrame } from '../../src/report/render/code-frame.ts'
import { verifyExercise } from '../../src/verify/verify-exercise.ts'
import { courseOf, SOUND } from './course/base.ts'

/** In which file a mistake is made: what stands there, and what is written instead. An empty `put` in place of all removes the file. */
interface Mistake {
  readonly mistake: string
  readonly in: string
  readonly find?: string
  readonly put?: string
  readonly want: string
  /** Files that are there beside. */
  readonly instead?: Readonly<Record<string, string>>
}

const prove = (files: Readonly<Record<string, string>>) =>
  verifyExercise(courseOf(files), { kinds: checkKindSchemas(), limits: LIMITS })

function withMistake({ in: path, find, put, instead = {} }: Mistake): Readonly<Record<string, string>> {
  const text = SOUND[path] ?? ''
  if (find !== undefined) {
    if (!text.includes(find)) throw new Error(`${path} has no ${find}`)
    return { ...SOUND, [path]: text.replace(find, put ?? '') }
  }
  const { [path]: _, ...others } = SOUND
  return put === undefined ? { ...others, ...instead } : { ...SOUND, [path]: put }
}

const ONE = SOUND['wrong/one-pod/deployment.yaml'] ?? ''
const SOLUTION = SOUND['solution/deployment.yaml'] ?? ''
const TWO = SOLUTION.replace('replicas: 3', 'replicas: 2')

const MISTAKES: readonly Mistake[] = [
  // the Markdown
  {
    mistake: 'no front matter',
    in: 'README.md',
    find: '---\nid: web\n',
    put: '',
    want: 'README.md:1:1 EXERCISE_FRONT_MATTER_MISSING',
  },
  {
    mistake: 'an id that is not the folder',
    in: 'README.md',
    find: 'id: web',
    put: 'id: wep',
    want: 'README.md:2:5 EXERCISE_ID_NOT_FOLDER',
  },
  {
    mistake: 'a misspelt key of the front matter',
    in: 'README.md',
    find: 'title: Three',
    put: 'titel: Three',
    want: 'README.md:3:1 EXERCISE_KEY_UNKNOWN',
  },
  {
    mistake: 'a key of the front matter that is like no other',
    in: 'README.md',
    find: 'topics: [deployment]',
    put: 'level: 1',
    want: 'README.md:4:1 EXERCISE_KEY_UNKNOWN',
  },
  {
    mistake: 'a file listed twice',
    in: 'README.md',
    find: '[deployment.yaml]',
    put: '[deployment.yaml, deployment.yaml]',
    want: 'README.md:5:26 EXERCISE_FILE_DUPLICATE',
  },
  {
    mistake: 'a duration without a unit',
    in: 'README.md',
    find: 'readyAfter: 2s',
    put: 'readyAfter: 2',
    want: 'README.md:7:31 EXERCISE_VALUE_INVALID',
  },
  {
    mistake: 'bad YAML in a block',
    in: 'README.md',
    find: '      - replicas: 3',
    put: '     - replicas: 3',
    want: 'README.md:29:1 YAML_SYNTAX',
  },
  {
    mistake: 'a key written twice in a block',
    in: 'README.md',
    find: 'title: The first rollout\n',
    put: 'title: The first rollout\ntitle: Again\n',
    want: 'README.md:21:1 YAML_DUPLICATE_KEY',
  },
  {
    mistake: 'a block whose word is misspelt',
    in: 'README.md',
    find: 'yaml scenario',
    put: 'yaml scenrio',
    want: 'README.md:18:1 EXERCISE_BLOCK_UNKNOWN',
  },
  {
    mistake: 'a block that is never closed',
    in: 'README.md',
    find: 'pods\n```\n',
    put: 'pods\n',
    want: 'README.md:18:1 EXERCISE_BLOCK_OPEN',
  },
  {
    mistake: 'an unknown check',
    in: 'README.md',
    find: '- replicas: 3',
    put: '- replcias: 3',
    want: 'README.md:29:9 EXERCISE_CHECK_KIND_UNKNOWN',
  },
  {
    mistake: 'points inside of the kind',
    in: 'README.md',
    find: 'is: "nginx:1.27" }',
    put: 'is: "nginx:1.27", points: 2 }',
    want: 'README.md:32:55 EXERCISE_KEY_INSIDE',
  },
  {
    mistake: 'an id used twice',
    in: 'README.md',
    find: '- availability:',
    put: '- id: image\n        availability:',
    want: 'README.md:34:13 EXERCISE_ID_DUPLICATE',
  },
  {
    mistake: 'a file that is never handed in',
    in: 'README.md',
    find: 'apply: deployment.yaml',
    put: 'apply: deploy.yaml',
    want: 'README.md:23:12 EXERCISE_FILE_UNKNOWN',
  },
  {
    mistake: 'a step that does two things',
    in: 'README.md',
    find: '    as: applied',
    put: '    wait: 5s\n    as: applied',
    want: 'README.md:24:5 EXERCISE_STEP_KIND_SEVERAL',
  },
  {
    mistake: 'a check that needs a misspelt one',
    in: 'README.md',
    find: 'points: 2',
    put: 'needs: [rolout]',
    want: 'README.md:30:17 EXERCISE_NEEDS_UNKNOWN',
  },
  {
    mistake: 'a check that needs a later one',
    in: 'README.md',
    find: 'points: 2',
    put: 'needs: [image]',
    want: 'README.md:30:17 EXERCISE_NEEDS_LATER',
  },
  {
    mistake: 'a step name that no step has',
    in: 'README.md',
    find: 'since: applied',
    put: 'since: aplied',
    want: 'README.md:34:44 EXERCISE_STEP_UNKNOWN',
  },
  {
    mistake: 'a hint without text',
    in: 'README.md',
    find: 'hint: are the labels the same?',
    put: 'hint: ""',
    want: 'README.md:28:9 EXERCISE_EMPTY',
  },
  {
    mistake: 'no points at all',
    in: 'README.md',
    find: /- rollout[^]*they run nginx\n/.exec(SOUND['README.md'] ?? '')?.[0] ?? '',
    put: '- rollout: complete\n        points: 0\n        title: done\n        hint: no\n',
    want: 'README.md:1:1 EXERCISE_NO_POINTS',
  },
  {
    mistake: 'a terminal that shows what is not printed',
    in: 'README.ko.md',
    find: 'web    1/1',
    put: 'web    2/2',
    want: 'README.ko.md:11:1 EXERCISE_SHOWN_DIFFERS',
  },
  {
    mistake: 'a terminal that nobody replays',
    in: 'README.ko.md',
    find: 'console replay=pods',
    put: 'console',
    want: 'README.ko.md:8:1 EXERCISE_SHOWN_NOT_REPLAYED',
  },
  {
    mistake: 'a terminal that begins with an output',
    in: 'README.ko.md',
    find: '$ kubectl get deployments\n',
    put: '',
    want: 'README.ko.md:8:1 EXERCISE_SHOWN_NO_COMMAND',
  },
  {
    mistake: 'a broken link',
    in: 'README.md',
    find: '../../README.md',
    put: '../../REAMDE.md',
    want: 'README.md:16:42 LINK_BROKEN',
  },
  {
    mistake: 'a link to a heading that is not there',
    in: 'README.md',
    find: '(#what-to-do)',
    put: '(#the-task)',
    want: 'README.md:12:110 LINK_ANCHOR_BROKEN',
  },
  // the Korean
  {
    mistake: 'an unknown id in the Korean block',
    in: 'README.ko.md',
    find: 'start/rollout',
    put: 'start/rolout',
    want: 'README.ko.md:5:1 EXERCISE_TEXTS_UNKNOWN_ID',
  },
  {
    mistake: 'a Korean hint that has no English',
    in: 'README.ko.md',
    find: 'start: { title: 첫 롤아웃 }',
    put: 'start/replicas: { hint: 셋 }',
    want: 'README.ko.md:4:19 EXERCISE_TEXTS_NO_ENGLISH',
  },
  {
    mistake: 'a scenario in the Korean file',
    in: 'README.ko.md',
    find: 'yaml texts',
    put: 'yaml scenario',
    want: 'README.ko.md:3:1 EXERCISE_BLOCK_MISPLACED',
  },
  {
    mistake: 'a broken link in the Korean prose',
    in: 'README.ko.md',
    find: '세 개\n',
    put: '세 개\n\n[과정](course.md)\n',
    want: 'README.ko.md:3:6 LINK_BROKEN',
  },
  // cases.yaml
  {
    mistake: 'a misspelt key of a case',
    in: 'cases.yaml',
    find: 'about: without',
    put: 'abuot: without',
    want: 'cases.yaml:3:5 EXERCISE_KEY_UNKNOWN',
  },
  {
    mistake: 'a wrong answer that lists nothing',
    in: 'cases.yaml',
    find: '    fails: [start/image]\n',
    want: 'cases.yaml:5:3 EXERCISE_KEY_MISSING',
  },
  {
    mistake: 'a case listed twice',
    in: 'cases.yaml',
    find: '  another-image:',
    put: '  one-pod:',
    want: 'cases.yaml:5:3 YAML_DUPLICATE_KEY',
  },
  {
    mistake: 'a case without a folder',
    in: 'cases.yaml',
    find: 'right:',
    put: '  two-pods:\n    about: two\n    fails: [start/replicas]\nright:',
    want: 'cases.yaml:8:3 CASE_WITHOUT_FOLDER',
  },
  {
    mistake: 'a case folder that is not listed',
    in: 'wrong/two-pods/deployment.yaml',
    put: TWO,
    want: 'cases.yaml:1:1 CASE_UNLISTED',
  },
  {
    mistake: 'a case whose folder is called a little otherwise',
    in: 'cases.yaml',
    find: '  one-pod:',
    put: '  one-pods:',
    want: 'cases.yaml:2:3 CASE_WITHOUT_FOLDER',
  },
  {
    mistake: 'a case that fails an unknown check',
    in: 'cases.yaml',
    find: 'start/replicas',
    put: 'start/replica',
    want: 'cases.yaml:4:13 CASE_CHECK_UNKNOWN',
  },
  {
    mistake: 'a case that omits a file which is not there',
    in: 'cases.yaml',
    find: '    about: another',
    put: '    omit: [deployment.yml]\n    about: another',
    want: 'cases.yaml:6:12 CASE_OMITS_NOTHING',
  },
  // known answers
  {
    mistake: 'a wrong case that passes',
    in: 'wrong/one-pod/deployment.yaml',
    put: SOLUTION.replace('name: web', 'name: web # fine'),
    want: 'cases.yaml:2:3 CASE_PASSES',
  },
  {
    mistake: 'a wrong case that is the solution',
    in: 'wrong/one-pod/deployment.yaml',
    put: SOLUTION,
    want: 'cases.yaml:2:3 CASE_CHANGES_NOTHING',
  },
  {
    mistake: 'a wrong case whose files are not handed in',
    in: 'wrong/one-pod/deployment.yaml',
    want: 'cases.yaml:2:3 CASE_CHANGES_NOTHING',
    instead: { 'wrong/one-pod/Dockerfile': 'FROM nginx\n' },
  },
  {
    mistake: 'a wrong case that fails another check too',
    in: 'wrong/another-image/deployment.yaml',
    put: TWO.replace('nginx:1.27', 'httpd:2.4'),
    want: 'cases.yaml:5:3 CASE_CHECK_FAILS',
  },
  {
    mistake: 'a listed check that passes',
    in: 'cases.yaml',
    find: '[start/image]',
    put: '[start/image, start/rollout]',
    want: 'cases.yaml:7:26 CASE_CHECK_PASSES',
  },
  {
    mistake: 'a case with an image that nobody knows',
    in: 'wrong/another-image/deployment.yaml',
    put: SOLUTION.replace('nginx:1.27', 'shop/web:1'),
    want: 'cases.yaml:5:3 CASE_CHECK_UNGRADABLE',
  },
  {
    mistake: 'a file that is not handed in',
    in: 'wrong/one-pod/notes.txt',
    put: 'one pod\n',
    want: 'wrong/one-pod/notes.txt:1:1 FILE_NOT_HANDED_IN',
  },
  {
    mistake: 'a right answer that fails',
    in: 'right/set-based/deployment.yaml',
    put: ONE,
    want: 'cases.yaml:9:3 RIGHT_CHECK_FAILS',
  },
  {
    mistake: 'a starter that passes',
    in: 'starter/deployment.yaml',
    put: SOLUTION,
    want: 'starter/deployment.yaml:1:1 STARTER_PASSES',
  },
  { mistake: 'no starter', in: 'starter/deployment.yaml', want: 'README.md:1:1 STARTER_MISSING' },
  { mistake: 'no solution', in: 'solution/deployment.yaml', want: 'README.md:1:1 SOLUTION_MISSING' },
  {
    mistake: 'a file that the solution does not hand in',
    in: 'README.md',
    find: '[deployment.yaml]',
    put: '[deployment.yaml, commands.sh]',
    want: 'README.md:5:26 SOLUTION_FILE_MISSING',
  },
  {
    mistake: 'a check that the solution fails',
    in: 'README.md',
    find: 'replicas: 3',
    put: 'replicas: 4',
    want: 'README.md:29:9 SOLUTION_CHECK_FAILS',
  },
  // the author's own steps
  {
    mistake: 'a step that is not simulated',
    in: 'README.md',
    find: '    as: applied\n',
    put: '    as: applied\n  - run: [kubectl get pods, kubectl exec deploy/web -- nginx -v]\n',
    want: 'README.md:25:29 STEP_NOT_SIMULATED',
  },
  {
    mistake: 'a step with a command that nobody knows',
    in: 'README.md',
    find: '    as: applied\n',
    put: '    as: applied\n  - run: kubectl get pods | gerp Running\n',
    want: 'README.md:25:10 STEP_MISSPELT',
  },
  {
    mistake: 'a step with a misspelt subcommand',
    in: 'README.md',
    find: '    as: applied\n',
    put: '    as: applied\n  - run: kubectl rolout status deployment/web\n',
    want: 'README.md:25:10 STEP_MISSPELT',
  },
  {
    mistake: 'a step that names an object a little otherwise',
    in: 'README.md',
    find: '    as: applied\n',
    put: '    as: applied\n  - run: kubectl rollout status deployment/wbe\n',
    want: 'README.md:25:10 STEP_MISSPELT',
  },
  {
    mistake: 'a step that sets the image of a container that is called otherwise',
    in: 'README.md',
    find: '    as: applied\n',
    put: '    as: applied\n  - run:\n      - kubectl set image deployment/web web=nginx:1.27\n',
    want: 'README.md:26:9 STEP_FAILS',
  },
  {
    mistake: 'a step that the shell cannot read',
    in: 'README.md',
    find: '    as: applied\n',
    put: "    as: applied\n  - run: echo 'three\n",
    want: 'README.md:25:10 COMMAND_SYNTAX',
  },
  {
    mistake: 'a step that opens an editor',
    in: 'README.md',
    find: '    as: applied\n',
    put: '    as: applied\n  - run: kubectl edit deployment/web\n',
    want: 'README.md:25:10 STEP_NOT_SIMULATED',
  },
  // checks
  {
    mistake: 'a check that nothing fails',
    in: 'README.md',
    find: '- availability: { maxPods: 3, since: applied }\n        points: 0',
    put: '- revision: 1\n        needs: [rollout]',
    want: 'README.md:34:9 CHECK_NEVER_FAILS',
  },
]

describe("an author's mistakes, found when the exercise is proved", () => {
  test('there are none in the sound exercise', () => {
    expect(prove(SOUND).diagnostics).toEqual([])
  })

  test.each(MISTAKES)('$mistake', async (mistake) => {
    const { diagnostics } = prove(withMistake(mistake))
    const places = diagnostics.map(
      ({ code, range }) => `${range?.file}:${range?.start.line}:${range?.start.column} ${code}`,
    )
    expect(places).toEqual([mistake.want])
    const context = { color: false, width: 80, language: 'en', plain: false } as const
    const frames = diagnostics.flatMap((told) => codeFrame(told, context))
    const name = mistake.mistake.replaceAll(' ', '-').toLowerCase()
    await expect(`${frames.join('\n')}\n`).toMatchFileSnapshot(`../golden/author/${name}.txt`)
  })
})
