import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { runShell } from './run-shell.ts'

const few = { ...LIMITS, commandsMax: 50 }

/** The command lines that `kubectl` got. */
function calls(script: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return runShell(script, files).calls.map(({ argv }) => argv.slice(1).join(' '))
}

describe('lists', () => {
  test.each([
    { name: 'a failing command does not stop the rest', script: 'kubectl fail\nkubectl b', expected: ['fail', 'b'] },
    { name: '&& stops after a failure', script: 'kubectl fail && kubectl b; kubectl c', expected: ['fail', 'c'] },
    {
      name: '|| runs after a failure only',
      script: 'kubectl fail || kubectl b\nkubectl c || kubectl d',
      expected: ['fail', 'b', 'c'],
    },
    { name: '&& and || from left to right', script: 'kubectl fail && kubectl b || kubectl c', expected: ['fail', 'c'] },
    { name: 'a negated failure is a success', script: '! kubectl fail && kubectl b', expected: ['fail', 'b'] },
    { name: 'continued lines are one command', script: 'kubectl a \\\n  b', expected: ['a b'] },
    { name: 'comments are nothing', script: '# kubectl a\nkubectl b # c', expected: ['b'] },
    { name: 'exit ends the script', script: 'kubectl a\nexit\nkubectl b', expected: ['a'] },
  ])('$name', ({ script, expected }) => {
    expect(calls(script)).toEqual(expected)
  })
})

describe('set -e', () => {
  test.each([
    { name: 'stops at a failure', script: 'set -e\nkubectl fail\nkubectl b', expected: ['fail'] },
    {
      name: 'stops with set -euo pipefail',
      script: 'set -euo pipefail\nkubectl fail | cat\nkubectl b',
      expected: ['fail'],
    },
    {
      name: 'without pipefail only the last of a pipeline counts',
      script: 'set -e\nkubectl fail | cat\nkubectl b',
      expected: ['fail', 'b'],
    },
    {
      name: 'not in a condition',
      script: 'set -e\nif kubectl fail; then kubectl a; fi\nkubectl b',
      expected: ['fail', 'b'],
    },
    { name: 'not left of ||', script: 'set -e\nkubectl fail || true\nkubectl b', expected: ['fail', 'b'] },
    {
      name: 'not left of a && that then fails',
      script: 'set -e\nkubectl fail && kubectl a\nkubectl b',
      expected: ['fail', 'b'],
    },
    { name: 'not after !', script: 'set -e\n! kubectl a\nkubectl b', expected: ['a', 'b'] },
    { name: 'in a loop', script: 'set -e\nfor i in 1 2; do kubectl fail; done\nkubectl b', expected: ['fail'] },
    { name: 'off again', script: 'set -e\nset +e\nkubectl fail\nkubectl b', expected: ['fail', 'b'] },
    { name: 'not for a command that we refuse', script: 'set -e\nminikube start\nkubectl b', expected: ['b'] },
    { name: 'out of a subshell', script: 'set -e\n(kubectl fail; kubectl a)\nkubectl b', expected: ['fail'] },
  ])('$name', ({ script, expected }) => {
    expect(calls(script)).toEqual(expected)
  })

  test('says where the file ended', () => {
    const { diagnostics } = runShell('set -e\nkubectl a\nkubectl fail\nkubectl b')
    expect(diagnostics).toMatchObject([
      { code: 'COMMAND_FILE_STOPPED', args: { command: 'kubectl', exit: 1 }, range: { start: { line: 3, column: 1 } } },
    ])
  })
})

describe('&& after a command that failed', () => {
  test('says where the line ended, once', () => {
    const { diagnostics } = runShell('kubectl fail now x && kubectl a && kubectl b')
    expect(diagnostics).toMatchObject([
      {
        code: 'COMMAND_CHAIN_STOPPED',
        args: { command: 'kubectl fail now', exit: 1 },
        range: { start: { line: 1, column: 23 } },
      },
    ])
  })

  test.each([
    { name: 'nothing failed', script: 'kubectl a && kubectl b' },
    { name: 'a question', script: 'test -f x && kubectl a' },
    { name: '|| says what is to be done then', script: 'kubectl fail && kubectl a || kubectl b' },
    { name: 'in a condition', script: 'if kubectl fail && kubectl a; then kubectl b; fi' },
  ])('says nothing: $name', ({ script }) => {
    expect(runShell(script).diagnostics).toEqual([])
  })
})

describe('compound commands', () => {
  test.each([
    {
      name: 'if, elif, else',
      script: 'x=2\nif [ $x = 1 ]; then kubectl a; elif [[ $x == 2 ]]; then kubectl b; else kubectl c; fi',
      expected: ['b'],
    },
    {
      name: 'for over words',
      script: 'for v in 1.26 1.27; do kubectl nginx:$v; done',
      expected: ['nginx:1.26', 'nginx:1.27'],
    },
    {
      name: 'for over output',
      script: 'for p in $(kubectl print a b); do kubectl delete $p; done',
      expected: ['print a b', 'delete a', 'delete b'],
    },
    { name: 'counting for', script: 'for ((i=0; i<3; i++)); do kubectl $i; done', expected: ['0', '1', '2'] },
    {
      name: 'while with break and continue',
      script: 'i=0\nwhile true; do i=$((i+1)); [ $i -eq 2 ] && continue; [ $i -gt 3 ] && break; kubectl $i; done',
      expected: ['1', '3'],
    },
    {
      name: 'breaking out of two loops',
      script: 'for a in 1 2; do for b in 1 2; do kubectl $a$b; break 2; done; done',
      expected: ['11'],
    },
    { name: 'until', script: 'i=0; until [ $i -ge 2 ]; do kubectl $i; i=$((i+1)); done', expected: ['0', '1'] },
    {
      name: 'while read keeps its lines from commands inside',
      script: 'kubectl print a b | while read -r line; do kubectl get $line; done',
      expected: ['print a b', 'get a', 'get b'],
    },
    {
      name: 'while read from a file',
      script: 'while read name image; do kubectl $image $name; done < list.txt',
      files: { 'list.txt': 'web nginx\ndb postgres 16\n' },
      expected: ['nginx web', 'postgres 16 db'],
    },
    {
      name: 'case',
      script: 'case v1.27 in v1.26) kubectl a;; v1.2*|x) kubectl b;; *) kubectl c;; esac',
      expected: ['b'],
    },
    {
      name: 'functions with arguments and return',
      script: 'f() { kubectl $1; return 3; kubectl no; }\nf a || kubectl $?',
      expected: ['a', '3'],
    },
    {
      name: 'a subshell keeps its variables to itself',
      script: 'x=1; (x=2; kubectl $x); kubectl $x',
      expected: ['2', '1'],
    },
    { name: 'a group does not', script: 'x=1; { x=2; kubectl $x; }; kubectl $x', expected: ['2', '2'] },
    {
      name: 'arithmetic conditions',
      script: 'i=3; (( i > 2 )) && kubectl a; (( i > 5 )) || kubectl b',
      expected: ['a', 'b'],
    },
    {
      name: 'regular expressions in [[ ]]',
      script: '[[ nginx:1.27 =~ ^nginx:[0-9.]+$ ]] && kubectl a',
      expected: ['a'],
    },
    {
      name: 'tests of files',
      script: '[ -f a.yaml ] && [ ! -e b.yaml ] && [ -d k8s ] && kubectl a',
      files: { 'a.yaml': '', 'k8s/c.yaml': '' },
      expected: ['a'],
    },
    {
      name: 'test with -a and -o',
      script: '[ 1 = 2 -o 1 -lt 2 ] && kubectl a; [ a = a -a b = c ] || kubectl b',
      expected: ['a', 'b'],
    },
  ])('$name', ({ script, files = {}, expected }) => {
    expect(calls(script, files)).toEqual(expected)
  })
})

describe('aliases and environment', () => {
  test.each([
    { name: '`k` is kubectl', script: 'k get pods', expected: ['get pods'] },
    {
      name: 'an alias with arguments',
      script: "alias kg='kubectl get -n web'\nkg pods",
      expected: ['get -n web pods'],
    },
    { name: 'an alias of an alias', script: "alias kk='k get'\nkk pods", expected: ['get pods'] },
    { name: 'a quoted name is no alias', script: 'alias echo=kubectl\n"echo" a\necho b', expected: ['b'] },
    {
      name: 'an alias of itself is itself',
      script: "alias kubectl='kubectl -n x'\nkubectl get",
      expected: ['-n x get'],
    },
    { name: 'sudo changes nothing', script: 'sudo kubectl get', expected: ['get'] },
  ])('$name', ({ script, expected }) => {
    expect(calls(script)).toEqual(expected)
  })

  test('exported variables reach programs, others do not', () => {
    const { calls: made } = runShell('A=1\nexport B=2\nC=3 kubectl x\nkubectl y')
    expect(made.map(({ env }) => [env['A'], env['B'], env['C']])).toEqual([
      [undefined, '2', '3'],
      [undefined, '2', undefined],
    ])
  })
})

describe('what is refused', () => {
  test('a command that is not known, at its place, and the rest goes on', () => {
    const { diagnostics, calls: made } = runShell('kubectl a\n  curl -s http://x | kubectl b\nkubectl c')
    expect(made).toHaveLength(3)
    expect(diagnostics).toMatchObject([
      {
        code: 'COMMAND_NOT_ALLOWED',
        args: { command: 'curl' },
        range: { start: { line: 2, column: 3 }, end: { line: 2, column: 19 } },
      },
    ])
  })

  test.each(['vi a.yaml', 'nano a.yaml', 'code .'])('an editor: %s', (command) => {
    const { diagnostics, calls: made } = runShell(`${command} && kubectl apply`)
    expect(diagnostics).toMatchObject([{ code: 'COMMAND_EDITOR', args: { command } }])
    expect(made).toHaveLength(1)
  })

  test('the background', () => {
    expect(runShell('kubectl a &\nkubectl b').diagnostics).toMatchObject([{ code: 'COMMAND_BACKGROUND' }])
  })

  test.each([
    { name: 'an endless loop', script: 'while true; do kubectl a; done' },
    { name: 'an empty endless loop', script: 'while :; do :; done' },
    { name: 'an endless counting loop', script: 'for ((;;)); do ((i++)); done' },
    { name: 'a loop in a loop', script: 'for i in {1..40}; do for j in {1..40}; do kubectl a; done; done' },
    { name: 'a loop in a substitution', script: 'kubectl $(while true; do echo a; done)' },
  ])('$name ends at the limit', ({ script }) => {
    const { diagnostics } = runShell(`${script}\nkubectl after`, {}, few)
    expect(diagnostics.map(({ code }) => code)).toContain('COMMAND_LIMIT')
  })

  test.each([
    { name: 'a function', script: 'f() { f; }\nf', files: {} },
    { name: 'a file', script: 'source a.sh', files: { 'a.sh': 'source a.sh\n' } },
  ])('$name that calls itself', ({ script, files }) => {
    expect(runShell(script, files).diagnostics.map(({ code }) => code)).toEqual(['COMMAND_NESTED'])
  })
})

describe('redirections', () => {
  test('write, append and read virtual files', () => {
    const run = runShell('kubectl print a > out.txt\nkubectl print b >> out.txt\ncat < out.txt')
    expect(run.terminal).toBe('a\nb\n')
    expect(run.read('out.txt')).toBe('a\nb\n')
  })

  test.each([
    { name: 'stderr alone', script: 'kubectl fail 2> e.txt', terminal: '', file: 'error: it failed\n' },
    { name: 'both with 2>&1', script: 'kubectl fail > e.txt 2>&1', terminal: '', file: 'error: it failed\n' },
    { name: 'in the other order', script: 'kubectl fail 2>&1 > e.txt', terminal: 'error: it failed\n', file: '' },
    { name: 'both with &>', script: 'kubectl fail &> e.txt', terminal: '', file: 'error: it failed\n' },
    { name: 'stderr into a pipe', script: 'kubectl fail 2>&1 | cat > e.txt', terminal: '', file: 'error: it failed\n' },
    { name: 'to nowhere', script: 'kubectl fail 2>/dev/null; echo x > e.txt', terminal: '', file: 'x\n' },
  ])('$name', ({ script, terminal, file }) => {
    const run = runShell(script)
    expect([run.terminal, run.read('e.txt')]).toEqual([terminal, file])
  })

  test.each([
    { name: 'a missing file', script: 'kubectl < no.txt', terminal: 'bash: no.txt: No such file or directory\n' },
    { name: 'a folder', script: 'kubectl a > k8s', terminal: 'bash: k8s: Is a directory\n' },
    { name: 'a missing folder', script: 'kubectl a > no/x', terminal: 'bash: no/x: No such file or directory\n' },
  ])('$name stops the command', ({ script, terminal }) => {
    const run = runShell(script, { 'k8s/a.yaml': '' })
    expect([run.terminal, run.calls.length]).toEqual([terminal, 0])
  })

  test('process substitution reads as a file', () => {
    expect(runShell('cat <(kubectl print a) <(echo b)').terminal).toBe('a\nb\n')
  })
})

describe('builtins', () => {
  test.each([
    { name: 'echo', script: 'echo a  "b  c"', terminal: 'a b  c\n' },
    { name: 'echo -n and -e', script: String.raw`echo -n a; echo -e 'b\tc'`, terminal: 'ab\tc\n' },
    { name: 'printf', script: String.raw`printf '%s=%d%%\n' a 1 b 2`, terminal: 'a=1%\nb=2%\n' },
    {
      name: 'cd, pwd and ls',
      script: 'cd k8s && pwd && ls && cd .. && ls',
      terminal: '/workspace/k8s\na.yaml\nREADME.md\nenv.sh\nk8s\n',
    },
    { name: 'a missing folder', script: 'cd no', terminal: 'bash: cd: no: No such file or directory\n' },
    { name: 'ls of nothing', script: 'ls no', terminal: "ls: cannot access 'no': No such file or directory\n" },
    { name: 'clear and comments', script: 'clear\n: nothing', terminal: '' },
    { name: 'xargs', script: 'echo a b | xargs kubectl get', terminal: '<get|a|b>\n' },
    { name: 'xargs one by one', script: 'kubectl print a b | xargs -n 1 kubectl get', terminal: '<get|a>\n<get|b>\n' },
    {
      name: 'xargs with a place',
      script: 'kubectl print a b | xargs -I {} kubectl get x/{}',
      terminal: '<get|x/a>\n<get|x/b>\n',
    },
    { name: 'source', script: 'source env.sh; echo $V', terminal: 'from-file\n' },
    { name: 'the list of aliases', script: "alias x='y z'; alias", terminal: "alias k='kubectl'\nalias x='y z'\n" },
  ])('$name', ({ script, terminal }) => {
    const files = { 'k8s/a.yaml': '', 'README.md': '', 'env.sh': 'V=from-file\n' }
    expect(runShell(script, files).terminal).toBe(terminal)
  })

  test.each([
    { script: 'sleep 5', sleptMs: 5000 },
    { script: 'sleep 1m 30s', sleptMs: 90_000 },
    { script: 'sleep 0.25', sleptMs: 250 },
    { script: 'sleep infinity', sleptMs: 3_600_000 },
    { script: 'sleep soon', sleptMs: 0 },
  ])('$script takes $sleptMs ms of virtual time', ({ script, sleptMs }) => {
    expect(runShell(script).sleptMs).toBe(sleptMs)
  })
})
