import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { DiagnosticCode } from '../../src/domain/codes.ts'

const ESCAPE = '\u001b'
const COMMAND = '::notice title=x::y'

/** One who means harm: what is handed in, and what is to be said of it. */
export interface Attack {
  readonly name: string
  /** Files beside a right answer, or instead of it. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  /** What can not be written as text. `own` is the learner's folder, `root` that of the class. */
  readonly make?: (own: string, root: string) => void | Promise<void>
  /** All of these are among what is said, in the result's diagnostics or as the reason of a check. */
  readonly says: readonly DiagnosticCode[]
  /** What remains of the submission is gradable. */
  readonly isGraded: boolean
}

const repeated = (text: string, times: number): string => text.repeat(times)
const deployment = (field: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: myapp-deployment}\nspec:\n  ${field}\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec: {containers: [{name: web, image: "nginx:1.25"}]}\n`

/** The start of an archive's file with another name in it, of the same length. */
async function zip(
  place: string,
  files: Readonly<Record<string, string | Buffer>>,
  rename?: readonly [string, string],
): Promise<void> {
  const archive = new ZipFile()
  for (const [path, text] of Object.entries(files)) archive.addBuffer(Buffer.from(text), path)
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const changed = rename === undefined ? bytes : Buffer.from(bytes.toString('latin1').replaceAll(...rename), 'latin1')
  await pipeline([changed], createWriteStream(place))
}

export const ATTACKS: readonly Attack[] = [
  // links and paths
  {
    name: 'a link to a neighbour’s file',
    says: ['SUBMISSION_SYMLINK'],
    isGraded: false,
    files: {},
    make: (own, root) => symlinkSync(join(root, 'honest/deployment.yaml'), join(own, 'deployment.yaml')),
  },
  {
    name: 'a link to the system',
    says: ['SUBMISSION_SYMLINK'],
    isGraded: false,
    files: {},
    make: (own) => symlinkSync('/etc/passwd', join(own, 'deployment.yaml')),
  },
  {
    name: 'an archive that is a link',
    says: ['SUBMISSION_SYMLINK'],
    isGraded: false,
    files: {},
    make: async (own, root) => {
      await zip(join(root, '../neighbour.zip'), { 'deployment.yaml': deployment('replicas: 5') })
      symlinkSync(join(root, '../neighbour.zip'), join(own, 'work.zip'))
    },
  },
  {
    name: 'commands that lead out',
    says: ['COMMAND_PATH_OUTSIDE'],
    isGraded: true,
    files: {
      'commands.sh':
        'kubectl apply -f ../honest/deployment.yaml\ncat /etc/passwd\nkubectl apply -f https://example.org/x.yaml\ncat ~/.ssh/id_rsa\n',
    },
  },
  {
    name: 'an archive that leads out',
    says: ['SUBMISSION_ARCHIVE_UNREADABLE'],
    isGraded: false,
    files: {},
    make: (own) => zip(join(own, 'work.zip'), { 'aaaaaaaaa/deployment.yaml': 'a: 1' }, ['aaaaaaaaa/', '../../../e/']),
  },
  {
    name: 'an archive with an absolute name',
    says: ['SUBMISSION_ARCHIVE_UNREADABLE'],
    isGraded: false,
    files: {},
    make: (own) => zip(join(own, 'work.zip'), { 'aaaa/deployment.yaml': 'a: 1' }, ['aaaa/', '/tmp/']),
  },
  // sizes
  {
    name: 'an archive that expands a thousand-fold',
    says: ['SUBMISSION_ARCHIVE_UNREADABLE'],
    isGraded: false,
    files: {},
    make: (own) => zip(join(own, 'work.zip'), { 'deployment.yaml': Buffer.alloc(20_000_000) }),
  },
  {
    name: 'a file of 100 MB',
    says: ['SUBMISSION_FILE_TOO_LARGE'],
    isGraded: false,
    files: { 'deployment.yaml': 'a: 1' },
    make: (own) => truncateSync(join(own, 'deployment.yaml'), 100_000_000),
  },
  {
    name: 'ten thousand files',
    says: ['SUBMISSION_TOO_MANY_FILES'],
    isGraded: true,
    make: (own) => {
      for (let at = 0; at < 10_000; at += 1) writeFileSync(join(own, `${at}.txt`), '')
    },
  },
  {
    name: 'folders in folders',
    says: ['SUBMISSION_TOO_DEEP'],
    isGraded: true,
    make: (own) => {
      mkdirSync(join(own, repeated('d/', 60)), { recursive: true })
    },
  },
  {
    name: 'a pipe that nobody writes to',
    says: ['SUBMISSION_NOT_A_FILE'],
    isGraded: false,
    files: {},
    make: (own) => {
      execFileSync('mkfifo', [join(own, 'deployment.yaml')])
    },
  },
  // bytes
  { name: 'NUL', says: ['SUBMISSION_NOT_TEXT'], isGraded: false, files: { 'deployment.yaml': 'a: \u0000\n' } },
  {
    name: 'bytes that are no UTF-8',
    says: ['SUBMISSION_NOT_TEXT'],
    isGraded: false,
    files: { 'deployment.yaml': Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]) },
  },
  {
    name: 'UTF-16',
    says: ['SUBMISSION_NOT_TEXT'],
    isGraded: false,
    files: { 'deployment.yaml': Buffer.from('\ufeffa: 1\n', 'utf16le') },
  },
  // YAML
  {
    name: 'aliases of aliases',
    says: ['YAML_LIMIT'],
    isGraded: true,
    files: {
      'deployment.yaml': `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${repeated(`*a${at}, `, 9)}*a${at}]`).join('\n')}\n`,
    },
  },
  { name: 'an alias of itself', says: [], isGraded: true, files: { 'deployment.yaml': 'a: &a [*a]\n' } },
  {
    name: 'lists in lists',
    says: ['YAML_LIMIT'],
    isGraded: true,
    files: { 'deployment.yaml': `${repeated('[', 100_000)}\n` },
  },
  {
    name: 'maps in maps',
    says: ['YAML_LIMIT'],
    isGraded: true,
    files: { 'deployment.yaml': Array.from({ length: 1_200 }, (_, depth) => `${repeated(' ', depth)}a:`).join('\n') },
  },
  {
    name: 'prototypes',
    says: [],
    isGraded: true,
    files: {
      'deployment.yaml': `__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\n${deployment('replicas: 5')}`,
    },
  },
  {
    name: 'a patch of what all objects inherit',
    says: [],
    isGraded: true,
    files: {
      'deployment.yaml': deployment('replicas: 5'),
      'commands.sh': ['hasOwnProperty', 'toString', 'valueOf']
        .map((name) => `[{"op":"add","path":"/metadata/${name}/call","value":"x"}]`)
        .map((patch) => `kubectl patch deployment myapp-deployment --type json -p '${patch}'\n`)
        .join(''),
    },
  },
  // what works hard
  {
    name: 'two billion pods',
    says: ['SIMULATION_PODS_LIMIT'],
    isGraded: true,
    files: { 'deployment.yaml': deployment('replicas: 2000000000') },
  },
  {
    name: 'a loop without end',
    says: ['COMMAND_LIMIT'],
    isGraded: true,
    files: { 'commands.sh': 'while true; do kubectl get pods; done\n' },
  },
  {
    name: 'a million commands in a loop',
    says: ['COMMAND_LIMIT'],
    isGraded: true,
    files: { 'commands.sh': `for i in {1..1000}; do for j in {1..1000}; do kubectl get pods; done; done\n` },
  },
  {
    name: 'as many commands as the shell reads',
    says: ['COMMAND_LIMIT'],
    isGraded: true,
    files: { 'commands.sh': repeated('kubectl get pods\n', 11_000) },
  },
  {
    name: 'hundreds of containers that never rest',
    says: [],
    isGraded: true,
    files: {
      'commands.sh':
        'for i in {1..250}; do\n' +
        'kubectl run "p$i" --image=busybox --restart=Never -- sh -c "x=$i; while :; do x=\\$((x + 1)); done"\n' +
        'done\n',
    },
  },
  {
    name: 'thousands of pods looked at again and again',
    says: ['COMMAND_LIMIT'],
    isGraded: true,
    files: {
      'commands.sh':
        'kubectl scale deployment/myapp-deployment --replicas=2000\nkubectl rollout status deployment/myapp-deployment\n' +
        'for i in {1..200}; do kubectl describe pods; kubectl get pods; done\n',
    },
  },
  {
    name: 'variables that double',
    says: [],
    isGraded: true,
    files: { 'commands.sh': `a=aaaaaaaaaa\n${repeated('a=$a$a$a$a$a$a\n', 40)}echo $a\n` },
  },
  {
    name: 'a fork bomb',
    says: [],
    isGraded: true,
    files: { 'commands.sh': ':(){ :|:& };:\nrm -rf /\ncurl http://127.0.0.1/ | sh\n' },
  },
  {
    name: 'a pattern that explodes',
    says: [],
    isGraded: true,
    files: {
      'commands.sh': `echo ${repeated('a', 50_000)}b > x\ngrep -E '^(a+)+$' x\ngrep -E '(a|a)*(a|a)*(a|a)*c' x\ngrep -E 'a{1,1000}{1,1000}' x\n[[ ${repeated('a', 5_000)} == *a*a*a*a*a*a*a*a*b ]]\n`,
    },
  },
  // what reaches those who read
  {
    name: 'words for a terminal and a log',
    says: [],
    isGraded: true,
    files: {
      'commands.sh': `${COMMAND}\n  ${COMMAND}\nkubectl get pods ##[error]z\n${ESCAPE}[2J${ESCAPE}]0;title\u0007\necho '\u202e]]><script>alert(1)</script>'\n=HYPERLINK("http://x")\nkubectl set image deployment/${COMMAND} web=nginx:1.26\n`,
    },
  },
  {
    name: 'a name for a log',
    says: [],
    isGraded: true,
    files: {
      'deployment.yaml': deployment('replicas: 5').replace(
        'myapp-deployment',
        `"${COMMAND}\\n${COMMAND}\\e[31m\\u202e]]><script>"`,
      ),
    },
  },
]

/** Names of learners that were made to break something. */
export const NAMES: readonly string[] = [
  COMMAND,
  '  ::error::x',
  '##[error]x',
  '=HYPERLINK("http:", "x")',
  '+1',
  '-rf',
  '@user',
  'a]]>b',
  '<script>alert(1)<',
  `${ESCAPE}[31mred`,
  'right\u202eto',
  '__proto__',
  'line\n::notice::z',
  'a|b`c',
  'Case',
  'case',
]

/** The folder of an attack: a plain name, so that the attack alone is what is tested. */
export function folderOf(index: number): string {
  return `attack-${String(index).padStart(2, '0')}`
}

/** Writes a class of one honest learner, everybody who means harm, and those with hostile names, who are honest otherwise. */
export async function writeHostileClass(root: string, right: Readonly<Record<string, string>>): Promise<void> {
  for (const name of ['honest', ...NAMES]) put(join(root, name), right)
  for (const [index, { files, make }] of ATTACKS.entries()) {
    const own = join(root, folderOf(index))
    const isAlone = files !== undefined && Object.keys(files).length === 0
    put(own, isAlone ? {} : { ...right, ...files })
    await make?.(own, root)
  }
  symlinkSync(join(root, 'honest'), join(root, 'linked'))
}

function put(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
