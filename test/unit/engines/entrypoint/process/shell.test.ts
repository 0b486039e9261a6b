import { describe, expect, test } from 'vitest'
import { ended, file, imageOf, run } from './world.ts'

type ShellName = 'dash' | 'bash' | 'ash'

const SHELLS: Readonly<Record<ShellName, { readonly base: 'debian' | 'busybox'; readonly path: string }>> = {
  dash: { base: 'debian', path: '/bin/sh' },
  bash: { base: 'debian', path: '/bin/bash' },
  ash: { base: 'busybox', path: '/bin/sh' },
}

function say(shell: ShellName, text: string): ReturnType<typeof ended> {
  const { base, path } = SHELLS[shell]
  return ended(run(imageOf(base), [path, '-c', text], { hostname: 'h' }))
}

function script(shell: ShellName, text: string, args: readonly string[] = []): ReturnType<typeof ended> {
  const { base, path } = SHELLS[shell]
  return ended(run(imageOf(base, { '/ep.sh': file(text) }), [path, '/ep.sh', ...args]))
}

/** The variables that a shell adds to the environment of its commands. */
function ownVariables(shell: ShellName): readonly string[] {
  const lines = say(shell, 'env').out.split('\n')
  return lines.filter((line) => /^(?:PWD|SHLVL|_)=/.test(line)).toSorted()
}

const SHELL_NAMES = ['dash', 'bash', 'ash'] as const

describe('what all shells agree on', () => {
  test.each([
    { story: 'a list', text: 'echo a; echo b && echo c || echo d', out: 'a\nb\nc\n' },
    { story: 'a pipeline', text: "echo abc | tr 'a-c' 'A-C'", out: 'ABC\n' },
    { story: 'a substitution', text: 'x=$(echo a; echo b); echo "$x" [$x]', out: 'a\nb [a b]\n' },
    { story: 'words are split, quoted ones are not', text: 'x="a  b"; printf "<%s>" $x "$x"', out: '<a><b><a  b>' },
    {
      story: 'all parameters',
      text: 'set -- a "b c"; printf "<%s>" "$@" x"$@"y; echo $#',
      out: '<a><b c><xa><b cy>2\n',
    },
    { story: 'no parameters are no word', text: 'set --; printf "<%s>" "$@" end', out: '<end>' },
    { story: 'defaults', text: 'echo ${X:-d} ${X-e} ${X:+f}${X:=g} $X ${#X}', out: 'd e g g 1\n' },
    { story: 'cutting', text: 'x=a.tar.gz; echo ${x%.*} ${x%%.*} ${x#*.} ${x##*.}', out: 'a.tar a tar.gz gz\n' },
    { story: 'arithmetic', text: 'x=5; echo $((x*2+1)) $((x>3?1:0)) $((1<<4))', out: '11 1 16\n' },
    { story: 'case', text: 'case abc in x) echo 1;; a*|b*) echo 2;; esac', out: '2\n' },
    {
      story: 'loops',
      text: 'i=0; while [ $i -lt 5 ]; do i=$((i+1)); [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done',
      out: '1\n3\n',
    },
    {
      story: 'leaving two loops',
      text: 'for a in 1 2; do for b in 1 2; do break 2; done; done; echo $a$b',
      out: '11\n',
    },
    {
      story: 'functions',
      text: 'f() { local a=1; echo "$1 $a"; return 3; }; f x; echo $? ${a:-unset}',
      out: 'x 1\n3 unset\n',
    },
    { story: 'subshells keep their variables', text: 'x=1; (x=2); { y=3; }; echo $x $y', out: '1 3\n' },
    { story: 'here-documents', text: 'N=ada; cat <<EOF\nhi $N\nEOF\ncat <<"EOF"\nhi $N\nEOF', out: 'hi ada\nhi $N\n' },
    {
      story: 'redirections',
      text: 'echo a > /tmp/f; echo b >> /tmp/f; cat < /tmp/f; nosuch 2>/dev/null; echo $?',
      out: 'a\nb\n127\n',
    },
    { story: 'reading lines', text: 'printf "a b\\nc\\n" | while read x y; do echo "$x-$y"; done', out: 'a-b\nc-\n' },
    {
      story: 'file names',
      text: 'cd /tmp; echo 1 > b.x; echo 2 > a.x; echo *.x "*.x" *.none',
      out: 'a.x b.x *.x *.none\n',
    },
    { story: 'a trap at the end', text: "trap 'echo bye' EXIT; echo hi", out: 'hi\nbye\n' },
    { story: 'a signal to itself', text: "trap 'echo got' TERM; kill -TERM $$; echo after", out: 'got\nafter\n' },
    { story: 'PID 1 is immune to what it does not handle', text: 'kill -KILL $$; echo survived', out: 'survived\n' },
    {
      story: 'the status of a child',
      text: 'sh -c "exit 9"; echo $?; (exit 4); echo $?; sleep 1 & wait $!; echo $?',
      out: '9\n4\n0\n',
    },
    { story: 'a mistyped exec form', text: 'true || ["sleep",]', out: '' },
  ])('$story', ({ text, out }) => {
    expect(SHELL_NAMES.map((shell) => say(shell, text).out)).toEqual([out, out, out])
  })

  test.each([
    { story: 'an error ends it', text: 'set -e; false; echo no', code: 1, out: '' },
    {
      story: 'a condition does not',
      text: 'set -e; if false; then :; fi; false || true; ! true; echo yes',
      code: 0,
      out: 'yes\n',
    },
    { story: 'exit gives its code', text: 'exit 42', code: 42, out: '' },
    { story: 'the last command gives it otherwise', text: 'true; false', code: 1, out: '' },
  ])('set -e and codes: $story', ({ text, code, out }) => {
    expect(SHELL_NAMES.map((shell) => say(shell, text))).toMatchObject(SHELL_NAMES.map(() => ({ code, out })))
  })
})

describe('what each says in words of its own', () => {
  test.each([
    {
      text: 'nosuch',
      dash: '/bin/sh: 1: nosuch: not found\n',
      bash: '/bin/bash: line 1: nosuch: command not found\n',
      ash: '/bin/sh: nosuch: not found\n',
    },
    {
      text: '/etc/passwd',
      dash: '/bin/sh: 1: /etc/passwd: Permission denied\n',
      bash: '/bin/bash: line 1: /etc/passwd: Permission denied\n',
      ash: '/bin/sh: /etc/passwd: Permission denied\n',
    },
    {
      text: 'cd /nope',
      dash: "/bin/sh: 1: cd: can't cd to /nope\n",
      bash: '/bin/bash: line 1: cd: /nope: No such file or directory\n',
      ash: "/bin/sh: cd: line 0: can't cd to /nope: No such file or directory\n",
    },
    {
      text: 'exec nosuch',
      dash: '/bin/sh: 1: exec: nosuch: not found\n',
      bash: '/bin/bash: line 1: exec: nosuch: not found\n',
      ash: '/bin/sh: exec: line 0: nosuch: not found\n',
    },
    {
      text: 'echo "a',
      dash: '/bin/sh: 1: Syntax error: Unterminated quoted string\n',
      bash: '/bin/bash: -c: line 1: unexpected EOF while looking for matching `"\'\n',
      ash: '/bin/sh: syntax error: unterminated quoted string\n',
    },
    {
      text: 'if true; then echo x',
      dash: '/bin/sh: 1: Syntax error: end of file unexpected (expecting "fi")\n',
      bash: '/bin/bash: -c: line 2: syntax error: unexpected end of file\n',
      ash: '/bin/sh: syntax error: unexpected end of file (expecting "fi")\n',
    },
    {
      text: 'set -u; echo $X',
      dash: '/bin/sh: 1: X: parameter not set\n',
      bash: '/bin/bash: line 1: X: unbound variable\n',
      ash: '/bin/sh: X: parameter not set\n',
    },
    {
      text: 'echo ${X:?need it}',
      dash: '/bin/sh: 1: X: need it\n',
      bash: '/bin/bash: line 1: X: need it\n',
      ash: '/bin/sh: X: need it\n',
    },
    { text: '[ a == a ]', dash: '/bin/sh: 1: [: a: unexpected operator\n', bash: '', ash: '' },
    {
      text: '[ a -eq 1 ]',
      dash: '/bin/sh: 1: [: Illegal number: a\n',
      bash: '/bin/bash: line 1: [: a: integer expression expected\n',
      ash: 'sh: a: bad number\n',
    },
    {
      text: 'echo x > /no/f',
      dash: '/bin/sh: 1: cannot create /no/f: Directory nonexistent\n',
      bash: '/bin/bash: line 1: /no/f: No such file or directory\n',
      ash: "/bin/sh: can't create /no/f: nonexistent directory\n",
    },
    {
      text: 'sleep',
      dash: "sleep: missing operand\nTry 'sleep --help' for more information.\n",
      bash: "sleep: missing operand\nTry 'sleep --help' for more information.\n",
      ash: undefined,
    },
    {
      text: 'sleep abc',
      dash: "sleep: invalid time interval 'abc'\nTry 'sleep --help' for more information.\n",
      bash: "sleep: invalid time interval 'abc'\nTry 'sleep --help' for more information.\n",
      ash: "sleep: invalid number 'abc'\n",
    },
  ])('$text', ({ text, ...told }) => {
    const asked = SHELL_NAMES.filter((shell) => told[shell] !== undefined)
    expect(asked.map((shell) => say(shell, text).err)).toEqual(asked.map((shell) => told[shell]))
  })

  test('lines are counted in scripts', () => {
    const text = '#!/bin/sh\n\nnosuch\ncd /nope\n'
    expect(script('dash', text).err).toBe("/ep.sh: 3: nosuch: not found\n/ep.sh: 4: cd: can't cd to /nope\n")
    expect(script('ash', text).err).toBe(
      "/ep.sh: line 3: nosuch: not found\n/ep.sh: cd: line 4: can't cd to /nope: No such file or directory\n",
    )
  })

  test('lines before a syntax error have already run', () => {
    expect(script('dash', 'echo a\nif true\n')).toMatchObject({ code: 2, out: 'a\n' })
    expect(script('dash', 'echo a; if true\n')).toMatchObject({ code: 2, out: '' })
  })

  test('what only bash has', () => {
    expect(say('bash', 'a=(1 "2 3"); printf "<%s>" "${a[@]}" ${#a[@]}; [[ ab == a* ]] && echo ${a[0]}').out).toBe(
      '<1><2 3><2>1\n',
    )
    expect(say('dash', 'a=(1)').code).toBe(2)
    expect(say('dash', '[[ a == a ]]')).toMatchObject({ code: 127, err: '/bin/sh: 1: [[: not found\n' })
  })

  test('echo reads escapes in dash alone', () => {
    expect(say('dash', String.raw`echo 'a\tb'`).out).toBe('a\tb\n')
    expect(say('bash', String.raw`echo 'a\tb'; echo -e 'a\tb'`).out).toBe('a\\tb\na\tb\n')
  })

  test('the environment that programs see', () => {
    expect(ownVariables('dash')).toEqual(['PWD=/'])
    expect(ownVariables('ash')).toEqual(['PWD=/', 'SHLVL=1'])
    expect(ownVariables('bash')).toEqual(['PWD=/', 'SHLVL=0', '_=/usr/bin/env'])
  })
})
