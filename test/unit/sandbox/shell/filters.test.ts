import { describe, expect, test } from 'vitest'
import { runShell } from './run-shell.ts'

const pods = `NAME                   READY   STATUS             RESTARTS   AGE
web-5d4f8c7b9-abcde    1/1     Running            0          10s
web-5d4f8c7b9-fghij    0/1     ImagePullBackOff   0          5s
db-0                   1/1     Running            2          1d
`
const files = {
  'pods.txt': pods,
  'fruit.txt': 'banana\napple\ncherry\napple\n',
  'numbers.txt': '10\n9\n100\n2\n',
  'table.csv': 'b,2\na,10\nc,1\n',
  'open.txt': 'first\nlast',
}

function terminal(script: string): string {
  return runShell(script, files).terminal
}

/** What GNU grep 3.8, coreutils 9.1 print for the same input. */
describe('grep', () => {
  test.each([
    { script: 'grep Running pods.txt | wc -l', expected: '2\n' },
    { script: 'grep -c web pods.txt', expected: '2\n' },
    { script: 'grep -v -e web -e NAME pods.txt | grep -o "^[^ ]*"', expected: 'db-0\n' },
    {
      script: 'grep -in IMAGEPULL pods.txt',
      expected: '3:web-5d4f8c7b9-fghij    0/1     ImagePullBackOff   0          5s\n',
    },
    { script: 'grep -E "^(db|web)-[0-9]+ " pods.txt | grep -oE "[0-9]+d"', expected: '1d\n' },
    { script: String.raw`grep -o "db\|web" pods.txt`, expected: 'web\nweb\ndb\n' },
    { script: String.raw`echo "a.b a+b (x)" | grep -o "a.b"`, expected: 'a.b\na+b\n' },
    { script: String.raw`echo "a.b a+b (x)" | grep -o "a\.b"`, expected: 'a.b\n' },
    { script: String.raw`echo "a.b a+b (x)" | grep -o "a+b"`, expected: 'a+b\n' },
    { script: String.raw`echo "aab (x)" | grep -oE "a+b|\(x\)"`, expected: 'aab\n(x)\n' },
    { script: 'echo "a*b" | grep -F "a*b"', expected: 'a*b\n' },
    { script: String.raw`printf '*a\n' | grep "*a"`, expected: '*a\n' },
    { script: 'grep -w app fruit.txt; grep -x apple fruit.txt', expected: 'apple\napple\n' },
    { script: 'grep -l apple fruit.txt pods.txt', expected: 'fruit.txt\n' },
    { script: 'grep apple fruit.txt numbers.txt', expected: 'fruit.txt:apple\nfruit.txt:apple\n' },
    { script: 'grep -A1 banana fruit.txt', expected: 'banana\napple\n' },
    { script: 'grep -n -C1 cherry fruit.txt', expected: '2-apple\n3:cherry\n4-apple\n' },
    { script: 'grep -m1 apple fruit.txt', expected: 'apple\n' },
    { script: 'grep -q apple fruit.txt && echo yes', expected: 'yes\n' },
    { script: 'grep zebra fruit.txt || echo no', expected: 'no\n' },
    { script: 'grep -E "(" fruit.txt; echo $?', expected: 'grep: Unmatched ( or \\(\n2\n' },
    { script: 'grep x none.txt; echo $?', expected: 'grep: none.txt: No such file or directory\n2\n' },
    {
      script: 'grep; echo $?',
      expected: "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n2\n",
    },
    {
      script: 'grep -Z x; echo $?',
      expected: "grep: invalid option -- 'Z'\nTry 'grep --help' for more information.\n2\n",
    },
    { script: '(echo a; echo x; echo y; echo a) | grep -A0 -B0 a', expected: 'a\n--\na\n' },
    { script: '(echo a; echo x; echo y; echo z; echo a) | grep -A1 a', expected: 'a\nx\n--\na\n' },
  ])('$script', ({ script, expected }) => {
    expect(terminal(script)).toBe(expected)
  })

  test('a pattern that would ruin a backtracking engine is answered at once', () => {
    const text = 'a'.repeat(5000)
    expect(terminal(`echo ${text}! | grep -E "^(a+)+$" || echo none`)).toBe('none\n')
  })
})

describe('head and tail', () => {
  test.each([
    { script: 'head -n 2 fruit.txt', expected: 'banana\napple\n' },
    { script: 'head -1 fruit.txt', expected: 'banana\n' },
    { script: 'head -n -3 fruit.txt', expected: 'banana\n' },
    { script: 'tail -n 1 fruit.txt', expected: 'apple\n' },
    { script: 'tail -n +4 pods.txt | cut -d" " -f1', expected: 'db-0\n' },
    { script: 'tail -2 numbers.txt', expected: '100\n2\n' },
    { script: 'tail -n 1 open.txt; echo', expected: 'last\n' },
    { script: 'head -c 3 fruit.txt; echo', expected: 'ban\n' },
    { script: 'head -n 1 fruit.txt numbers.txt', expected: '==> fruit.txt <==\nbanana\n\n==> numbers.txt <==\n10\n' },
    { script: 'tail -f fruit.txt', expected: 'banana\napple\ncherry\napple\n' },
    { script: 'head -n x fruit.txt; echo $?', expected: "head: invalid number of lines: 'x'\n1\n" },
    {
      script: 'tail none.txt; echo $?',
      expected: "tail: cannot open 'none.txt' for reading: No such file or directory\n1\n",
    },
  ])('$script', ({ script, expected }) => {
    expect(terminal(script)).toBe(expected)
  })
})

describe('wc', () => {
  test.each([
    { script: 'wc -l < fruit.txt', expected: '4\n' },
    { script: 'wc -l fruit.txt', expected: '4 fruit.txt\n' },
    { script: 'wc fruit.txt', expected: ' 4  4 26 fruit.txt\n' },
    { script: 'cat fruit.txt | wc', expected: '      4       4      26\n' },
    { script: 'wc -lw fruit.txt numbers.txt', expected: ' 4  4 fruit.txt\n 4  4 numbers.txt\n 8  8 total\n' },
    { script: 'printf "é" | wc -c; printf "é" | wc -m', expected: '2\n1\n' },
  ])('$script', ({ script, expected }) => {
    expect(terminal(script)).toBe(expected)
  })
})

describe('sort and uniq', () => {
  test.each([
    { script: 'sort fruit.txt', expected: 'apple\napple\nbanana\ncherry\n' },
    { script: 'sort -u fruit.txt', expected: 'apple\nbanana\ncherry\n' },
    { script: 'sort -r fruit.txt | head -1', expected: 'cherry\n' },
    { script: 'sort numbers.txt', expected: '10\n100\n2\n9\n' },
    { script: 'sort -n numbers.txt', expected: '2\n9\n10\n100\n' },
    { script: 'sort -nr numbers.txt | head -n1', expected: '100\n' },
    { script: 'sort -t, -k2 -n table.csv', expected: 'c,1\nb,2\na,10\n' },
    { script: 'sort -t, -k2,2nr table.csv', expected: 'a,10\nb,2\nc,1\n' },
    { script: 'tail -n +2 pods.txt | sort -k4 -n | tail -1 | cut -c1-4', expected: 'db-0\n' },
    { script: 'printf "v1.10\\nv1.9\\n" | sort -V', expected: 'v1.9\nv1.10\n' },
    { script: 'printf "2K\\n1M\\n10\\n" | sort -h', expected: '10\n2K\n1M\n' },
    { script: 'sort fruit.txt | uniq -c', expected: '      2 apple\n      1 banana\n      1 cherry\n' },
    { script: 'sort fruit.txt | uniq -d', expected: 'apple\n' },
    { script: 'sort fruit.txt -o sorted.txt; head -1 sorted.txt', expected: 'apple\n' },
    { script: 'sort none.txt; echo $?', expected: 'sort: cannot read: none.txt: No such file or directory\n2\n' },
  ])('$script', ({ script, expected }) => {
    expect(terminal(script)).toBe(expected)
  })
})

describe('cat, cut and tee', () => {
  test.each([
    { script: 'cat fruit.txt numbers.txt | head -5 | tail -1', expected: '10\n' },
    { script: 'cat -n open.txt; echo', expected: '     1\tfirst\n     2\tlast\n' },
    { script: 'printf "a\\n\\nb\\t\\n" | cat -b -E -T', expected: '     1\ta$\n$\n     2\tb^I$\n' },
    { script: 'echo x | cat fruit.txt - | tail -1', expected: 'x\n' },
    { script: 'cat none.txt; echo $?', expected: 'cat: none.txt: No such file or directory\n1\n' },
    { script: 'cut -d, -f2 table.csv', expected: '2\n10\n1\n' },
    { script: 'echo a:b:c:d | cut -d: -f1,3-', expected: 'a:c:d\n' },
    { script: 'echo nodelimiter | cut -d: -f2', expected: 'nodelimiter\n' },
    { script: 'echo abcdef | cut -c2-3,5', expected: 'bce\n' },
    {
      script: 'cut -f; echo $?',
      expected: "cut: option requires an argument -- 'f'\nTry 'cut --help' for more information.\n1\n",
    },
    { script: 'echo a | tee copy.txt; cat copy.txt', expected: 'a\na\n' },
    { script: 'echo a > c.txt; echo b | tee -a c.txt > /dev/null; cat c.txt', expected: 'a\nb\n' },
  ])('$script', ({ script, expected }) => {
    expect(terminal(script)).toBe(expected)
  })
})
