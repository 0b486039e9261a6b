import { describe, expect, test } from 'vitest'
import { runShell } from './run-shell.ts'

/** The words that `kubectl` got. */
function words(script: string, files: Readonly<Record<string, string>> = {}): readonly (readonly string[])[] {
  return runShell(script, files).calls.map(({ argv }) => argv.slice(1))
}

describe('words', () => {
  test.each([
    { name: 'quotes join words', script: `kubectl a"b c"'d e'`, expected: ['ab cd e'] },
    { name: 'an empty quoted word stays', script: `kubectl "" a ''`, expected: ['', 'a', ''] },
    { name: 'a backslash protects a blank', script: String.raw`kubectl a\ b \$x`, expected: ['a b', '$x'] },
    { name: 'ANSI-C quotes', script: String.raw`kubectl $'a\tb'`, expected: ['a\tb'] },
    {
      name: 'a JSON patch in single quotes',
      script: `kubectl -p '{"spec":{"a":1}}'`,
      expected: ['-p', '{"spec":{"a":1}}'],
    },
    {
      name: 'JSON path braces are left alone',
      script: 'kubectl {.items[0].name} {a}',
      expected: ['{.items[0].name}', '{a}'],
    },
    {
      name: 'braces with a comma expand',
      script: 'kubectl {a,b}=x v{1..3}',
      expected: ['a=x', 'b=x', 'v1', 'v2', 'v3'],
    },
    { name: 'nested braces and quotes in braces', script: 'kubectl {a,{b,"c d"}}', expected: ['a', 'b', 'c d'] },
    {
      name: 'backwards and padded sequences',
      script: 'kubectl {3..1} {08..10}',
      expected: ['3', '2', '1', '08', '09', '10'],
    },
    {
      name: 'an unquoted variable splits',
      script: 'do="--dry-run=client -o yaml"\nkubectl x $do',
      expected: ['x', '--dry-run=client', '-o', 'yaml'],
    },
    { name: 'a quoted variable does not', script: 'a="x  y"; kubectl "$a" "${a}z"', expected: ['x  y', 'x  yz'] },
    { name: 'an unset variable is no word', script: 'kubectl a $nothing b "$nothing"', expected: ['a', 'b', ''] },
    { name: 'a variable inside of a word', script: 'V=1.27; kubectl nginx=nginx:$V', expected: ['nginx=nginx:1.27'] },
    { name: 'an assignment as argument', script: 'kubectl web=a:1', expected: ['web=a:1'] },
    { name: 'default values', script: 'a=; kubectl ${a:-x} "${a-y}" ${b-z w} ${b:+no}', expected: ['x', '', 'z', 'w'] },
    { name: 'assigning a default', script: 'kubectl ${a:=x} $a', expected: ['x', 'x'] },
    {
      name: 'associative arrays, in the order of bash',
      script:
        'declare -A m=( [1.26]=second [9.9]="is broken" [a]=1 ); m[b]=2; kubectl "${m[1.26]}" "${m[9.9]}" ${m[b]} ${#m[@]} ${!m[@]} "${m[@]}"',
      expected: ['second', 'is broken', '2', '4', 'b', 'a', '1.26', '9.9', '2', '1', 'second', 'is broken'],
    },
    {
      name: 'a key that comes from a variable',
      script: 'declare -A m; k=x.y; m[$k]=1; kubectl ${m[$k]}',
      expected: ['1'],
    },
    {
      name: 'an index is arithmetic',
      script: 'a=(x y z); i=1; a[i+1]=w; kubectl ${a[i]} ${a[$i]} ${a[i+1]} ${a[-1]} ${a[n]} ${!a[@]}',
      expected: ['y', 'y', 'w', 'w', 'x', '0', '1', '2'],
    },
    { name: 'length', script: 'a=hello; kubectl ${#a}', expected: ['5'] },
    {
      name: 'cutting off',
      script: 'f=a.b.c; kubectl ${f#*.} ${f##*.} ${f%.*} ${f%%.*}',
      expected: ['b.c', 'c', 'a.b', 'a'],
    },
    {
      name: 'replacing',
      script: 'a=banana; kubectl ${a/an/X} ${a//an/X} ${a/#b/X} ${a/%a/X} ${a//[bn]/-}',
      expected: ['bXana', 'bXXa', 'Xanana', 'bananX', '-a-a-a'],
    },
    {
      name: 'parts of a text',
      script: 'a=abcdef; kubectl ${a:1:2} ${a:3} ${a: -2} ${a:0:-1}',
      expected: ['bc', 'def', 'ef', 'abcde'],
    },
    { name: 'upper and lower case', script: 'a=aBc; kubectl ${a^^} ${a,,} ${a^}', expected: ['ABC', 'abc', 'ABc'] },
    { name: 'arithmetic', script: 'n=2; kubectl $((n*3+1)) $((7/2)) $((n>1?5:6))', expected: ['7', '3', '5'] },
    { name: 'arithmetic with $', script: 'n=2; kubectl $(($n*3 + ${n})) $((1$n+1))', expected: ['8', '13'] },
    {
      name: 'command substitution without its last line feeds',
      script: 'kubectl $(kubectl print a) "$(kubectl print "b  c")"',
      expected: ['a', 'b  c'],
    },
    { name: 'backticks', script: 'kubectl `echo x y`', expected: ['x', 'y'] },
    { name: 'backticks in backticks', script: 'kubectl `echo \\`echo z\\``', expected: ['z'] },
    {
      name: 'arrays',
      script: 'a=(x "y z"); kubectl ${#a[@]} "${a[@]}" ${a[1]} $a',
      expected: ['2', 'x', 'y z', 'y', 'z', 'x'],
    },
    { name: 'exit codes', script: 'kubectl fail; kubectl $?', expected: ['1'] },
  ])('$name', ({ script, expected }) => {
    expect(words(script).at(-1)).toEqual(expected)
  })

  test('file names match patterns, sorted; without a match the pattern stays', () => {
    const files = { 'b.yaml': '', 'a.yaml': '', 'k8s/c.yaml': '', '.hidden.yaml': '' }
    expect(words('kubectl *.yaml k8s/*.yaml "*.yaml" *.json', files)[0]).toEqual([
      'a.yaml',
      'b.yaml',
      'k8s/c.yaml',
      '*.yaml',
      '*.json',
    ])
  })

  test('positional parameters of a function', () => {
    expect(words('f() { kubectl "$#" "$@" "$1"; }\nf "a b" c')[0]).toEqual(['2', 'a b', 'c', 'a b'])
  })

  test('`set -u` refuses an unset variable and ends the script', () => {
    const run = runShell('set -u\nkubectl $nothing\nkubectl after')
    expect(run.calls).toEqual([])
    expect(run.terminal).toBe('bash: nothing: unbound variable\n')
  })

  test('a division by zero does not run the command', () => {
    expect(words('kubectl $((1/0))\nkubectl next')).toEqual([['next']])
  })

  test('text that doubles again and again is cut', () => {
    const script = `a=0123456789\n${'a=$a$a\n'.repeat(18)}kubectl $a`
    const run = runShell(script)
    expect(run.calls[0]?.argv[1]?.length).toBe(200_000)
    expect(run.diagnostics.map(({ code }) => code)).toContain('COMMAND_OUTPUT_CUT')
  })

  test.each([
    { name: 'expanded', script: 'a=$(cat big.txt)\nfor i in {1..200}; do : $a; done\nkubectl after' },
    { name: 'read by a text tool', script: 'for i in {1..200}; do sort big.txt; done\nkubectl after' },
    {
      name: 'piped into a text tool',
      script: 'a=$(cat big.txt)\n(for i in {1..200}; do echo "$a" | wc -l; done)\nkubectl after',
    },
    { name: 'cut off at a pattern', script: 'a=$(cat big.txt)\nfor i in {1..200}; do b=${a%x*}; done\nkubectl after' },
  ])('text that is $name again and again ends the file', ({ script }) => {
    const run = runShell(script, { 'big.txt': 'some words\n'.repeat(15_000) })
    expect(run.diagnostics.map(({ code }) => code)).toEqual(['COMMAND_TEXT_LIMIT'])
    expect(run.calls).toEqual([])
  })

  test('brace expressions of one command give a bounded number of words', () => {
    expect(words('kubectl {1..40}{1..40}')[0]?.length).toBeLessThanOrEqual(1000)
  })
})

describe('here-documents', () => {
  test.each([
    { name: 'expands', script: 'x=1\nkubectl -f - <<EOF\na: $x \\$x $(echo 2)\nEOF', expected: 'a: 1 $x 2\n' },
    { name: 'without expansions', script: 'kubectl -f - <<EOF\na: \\$x \\\\ \\\nb\nEOF', expected: 'a: $x \\ b\n' },
    { name: 'quoted delimiter does not', script: 'x=1\nkubectl -f - <<"EOF"\na: $x `y`\nEOF', expected: 'a: $x `y`\n' },
    {
      name: 'dash takes the tabs off',
      script: 'x=1\nkubectl -f - <<-EOF\n\ta: $x\n\t\tb\n\tEOF',
      expected: 'a: 1\nb\n',
    },
    { name: 'here-string', script: 'x=1; kubectl -f - <<< "a $x"', expected: 'a 1\n' },
  ])('$name', ({ script, expected }) => {
    expect(runShell(script).calls[0]?.stdin).toBe(expected)
  })

  test('pipes into a program, the usual way to apply', () => {
    const run = runShell('cat <<EOF | kubectl apply -f -\nkind: Pod\nEOF\nkubectl get')
    expect(run.calls.map(({ argv, stdin }) => [argv.join(' '), stdin])).toEqual([
      ['kubectl apply -f -', 'kind: Pod\n'],
      ['kubectl get', ''],
    ])
  })
})
