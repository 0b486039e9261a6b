import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { EMPTY_WORLD } from '../../../src/domain/world.ts'
import { readShownBlocks, shownInfo } from '../../../src/exercise/shown-blocks.ts'
import { differencesOf, replayShown } from '../../../src/grading/replay-shown.ts'

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: nginx }] }\n'

function problems(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { blocks, diagnostics } = readShownBlocks(text, 'README.md')
  const sources = Object.entries(files).map(([path, content]) => ({ path, text: content, executable: false }))
  const told = differencesOf(replayShown({ blocks, files: sources, given: [], world: EMPTY_WORLD, limits: LIMITS }))
  return [...diagnostics, ...told].map(({ code, range }) => `${range?.start.line} ${code}`)
}

const console = (...lines: readonly string[]): string => `\`\`\`console replay=a\n${lines.join('\n')}\n\`\`\`\n`
const file = `\`\`\`yaml replay=a file=pod.yaml\n${POD}\`\`\`\n`

describe('a page that is true', () => {
  test.each([
    { story: 'a file of the page', page: file + console('$ kubectl apply -f pod.yaml', 'pod/web created') },
    {
      story: 'an empty line between commands',
      page:
        file + console('$ kubectl apply -f pod.yaml', 'pod/web created', '', '$ kubectl get pods -o name', 'pod/web'),
    },
    {
      story: 'blocks go on where the last one stopped',
      page:
        file +
        console('$ kubectl apply -f pod.yaml', 'pod/web created') +
        console('$ kubectl get pods -o name', 'pod/web'),
    },
    { story: 'lines left out', page: file + console('$ cat pod.yaml', '...', 'kind: Pod', '...') },
    {
      story: 'what is refused',
      page: console('$ kubectl get pod x', 'Error from server (NotFound): pods "x" not found'),
    },
    {
      story: 'an error after what was printed before it',
      page:
        file +
        console(
          '$ kubectl apply -f pod.yaml && kubectl get pod/web pod/absent -o name',
          'pod/web created',
          'pod/web',
          'Error from server (NotFound): pods "absent" not found',
        ),
    },
    {
      story: 'a warning before what is printed after it',
      page:
        file +
        console(
          '$ kubectl create -f pod.yaml && kubectl apply -f pod.yaml',
          'pod/web created',
          'Warning: resource pods/web is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.',
          'pod/web configured',
        ),
    },
    { story: 'a pipe', page: console('$ printf "b\\na\\n" | sort', 'a', 'b') },
    { story: 'a command of several lines', page: console('$ cat <<EOF', '> a', '> EOF', 'a') },
    { story: 'a command that prints nothing', page: console('$ x=1', '$ echo "$x"', '1') },
    { story: 'a drawing', page: '```\nDeployment -> ReplicaSet\n```\n' },
  ])('$story', ({ page }) => {
    expect(problems(page)).toEqual([])
  })

  test('files that are not shown, and what was done before', () => {
    const page = console('$ kubectl get pods -o name', 'pod/web')
    expect(problems(page, { 'a/pod.yaml': POD, 'a/before.sh': 'kubectl apply -f pod.yaml\n' })).toEqual([])
    expect(problems(page, { 'b/pod.yaml': POD, 'b/before.sh': 'kubectl apply -f pod.yaml\n' })).not.toEqual([])
  })
})

describe('a page that is not', () => {
  test.each([
    { story: 'another word', page: console('$ echo a b', 'a c'), told: ['3 EXERCISE_SHOWN_DIFFERS'] },
    { story: 'a line that is missing', page: console('$ printf "a\\nb\\n"', 'a'), told: ['2 EXERCISE_SHOWN_DIFFERS'] },
    { story: 'a line too many', page: console('$ echo a', 'a', 'b'), told: ['4 EXERCISE_SHOWN_DIFFERS'] },
    { story: 'another column width', page: console('$ echo "a  b"', 'a   b'), told: ['3 EXERCISE_SHOWN_DIFFERS'] },
    { story: 'output without a command', page: console('pod/web created'), told: ['1 EXERCISE_SHOWN_NO_COMMAND'] },
    { story: 'a terminal without a name', page: '```\n$ echo a\na\n```\n', told: ['1 EXERCISE_SHOWN_NOT_REPLAYED'] },
    { story: 'nor this one', page: '```console\n$ echo a\n```\n', told: ['1 EXERCISE_SHOWN_NOT_REPLAYED'] },
  ])('$story', ({ page, told }) => {
    expect(problems(page)).toEqual(told)
  })
})

test('readers see none of it', () => {
  expect(shownInfo('yaml replay=a file=pod.yaml')).toBe('yaml')
  expect(shownInfo('console replay=a')).toBe('console')
})
