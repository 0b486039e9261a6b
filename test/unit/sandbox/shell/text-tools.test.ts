import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../src/domain/limits.ts'
import { runShell } from './run-shell.ts'

const files = { 'deployment.yaml': 'image: nginx:1.25\nreplicas: 3\n' }

describe('what a text tool changes', () => {
  test('in a file is read by what runs behind it, as what a redirection wrote', () => {
    const run = runShell(
      "sed -i 's/1.25/1.26/' deployment.yaml && sed 's|nginx|httpd|' deployment.yaml | kubectl apply -f -",
      files,
    )
    expect(run.read('deployment.yaml')).toBe('image: nginx:1.26\nreplicas: 3\n')
    expect(run.calls).toMatchObject([
      { argv: ['kubectl', 'apply', '-f', '-'], stdin: 'image: httpd:1.26\nreplicas: 3\n' },
    ])
  })

  test('in a file outside of the folder is refused', () => {
    const { stderr, status } = runShell("sed -i 's/a/b/' /etc/hosts ../other.yaml", files)
    expect(status).toBe(2)
    expect(stderr).toBe(
      "sed: can't read /etc/hosts: No such file or directory\nsed: can't read ../other.yaml: No such file or directory\n",
    )
  })

  test('in what a loop reads leaves the rest of the loop its lines', () => {
    const { stdout } = runShell('printf "a\\nb\\n" | while read x; do echo $x | tr a-z A-Z; done')
    expect(stdout).toBe('A\nB\n')
  })
})

describe('a tool that fails', () => {
  test.each([
    {
      script: "sed 's/a/b' deployment.yaml",
      args: { command: 'sed s/a/b deployment.yaml', said: "sed: -e expression #1, char 5: unterminated `s' command" },
    },
    {
      script: "sed -i '' 's/a/b/' deployment.yaml",
      args: {
        command: 'sed -i ',
        said: "sed: can't read s/a/b/: No such file or directory",
        meant: "sed -i 's/a/b/'",
      },
    },
    { script: 'tr a', args: { command: 'tr a', said: 'tr: missing operand after ‘a’' } },
    {
      script: "awk '{print}' none.txt",
      args: { command: 'awk {print} none.txt', said: 'awk: cannot open none.txt (No such file or directory)' },
    },
  ])('is told, as it might be missed: $script', ({ script, args }) => {
    expect(runShell(script, files).diagnostics).toMatchObject([{ code: 'COMMAND_SAID_ERROR', args }])
  })

  test('but a search that finds nothing has not failed', () => {
    expect(
      runShell("grep x deployment.yaml; awk '/x/{f=1} END{exit !f}' none deployment.yaml").diagnostics,
    ).toMatchObject([{ code: 'COMMAND_SAID_ERROR', args: { command: 'awk /x/{f=1} END{exit !f} none' } }])
    expect(runShell("awk '/z/{f=1} END{exit !f}' deployment.yaml; sed q3 deployment.yaml", files).diagnostics).toEqual(
      [],
    )
  })
})

test('jq is no command here', () => {
  const { diagnostics, status } = runShell('kubectl get pods -o json | jq .items', files)
  expect({ status, codes: diagnostics.map(({ code }) => code) }).toEqual({
    status: 127,
    codes: ['COMMAND_NOT_ALLOWED'],
  })
})

describe('what is not simulated', () => {
  test.each([
    { script: String.raw`sed 's/\(a\)\1/x/' deployment.yaml`, command: String.raw`sed s/\(a\)\1/x/` },
    { script: String.raw`sed 's/.*/\U&/' deployment.yaml`, command: String.raw`sed s/.*/\U&/` },
    { script: "sed 's/a/b/w out' deployment.yaml", command: 'sed s/a/b/w out' },
    { script: 'sed 1e deployment.yaml', command: 'sed 1e' },
    { script: 'sed -f script deployment.yaml', command: 'sed -f' },
    { script: 'sed -z s/a/b/ deployment.yaml', command: 'sed -z' },
    { script: "sed 's/a{1,2000}/b/' -E deployment.yaml", command: 'sed s/a{1,2000}/b/' },
    { script: "tr '[a*3]' x < deployment.yaml", command: 'tr [a*3] x' },
    { script: 'tr -t ab x < deployment.yaml', command: 'tr -t ab x' },
    { script: 'tr 한 글 < deployment.yaml', command: 'tr 한 글' },
    ...[
      '{print length($1)}',
      '{gsub(/a/, "b"); print}',
      'BEGIN{while (1) x++}',
      '{a[$1]++} END{print a["x"]}',
      '{print > "out"}',
      '{print | "sort"}',
      '{print $1 > 2 ? "a" : "b"}',
      '"date" | getline',
      '{print $1',
      '{print 1/0}',
      '{print 2000000 * 2000000}',
      '{print "a" -1}',
      '{print $-1}',
      '$9 == 0',
      '{NF = 1; print}',
      '{RS = ""; print}',
      '{print substr($1, 2)}',
      '{printf "%5.2f", 1}',
      '{printf "%s"}',
      '/(a)\\1/',
      'function f() { } { f() }',
      '{print "\\x41"}',
      'BEGIN{exit 1} END{print}',
    ].map((program) => ({ script: `awk '${program}' deployment.yaml`, command: `awk ${program}` })),
    { script: 'awk -f program.awk deployment.yaml', command: 'awk -f' },
    { script: "awk '{print}' x=1 deployment.yaml", command: 'awk {print}' },
    { script: String.raw`grep '\(a\)\1' deployment.yaml`, command: String.raw`grep \(a\)\1` },
  ])('$script', ({ script, command }) => {
    const { diagnostics, stdout, stderr } = runShell(script, files)
    expect(diagnostics).toMatchObject([{ code: 'COMMAND_NOT_SIMULATED', args: { command } }])
    expect(stdout + stderr).toBe('')
  })

  test.each([
    { script: String.raw`sed 's/.*/\U&/' deployment.yaml`, feeds: undefined },
    { script: String.raw`sed 's/.*/\U&/' deployment.yaml | kubectl apply -f -`, feeds: 'yes' },
    { script: String.raw`sed 's/.*/\U&/' deployment.yaml > new.yaml`, feeds: 'yes' },
    { script: String.raw`sed -i 's/.*/\U&/' deployment.yaml`, feeds: 'yes' },
    { script: String.raw`x=$(sed 's/.*/\U&/' deployment.yaml)`, feeds: 'yes' },
  ])('$script hands something on: $feeds', ({ script, feeds }) => {
    const [told] = runShell(script, files).diagnostics
    expect(told?.args['feeds']).toBe(feeds)
  })
})

describe('a script that would never end, or make too much, ends at the limit', () => {
  test.each([
    {
      story: 'a variable of awk that doubles',
      script: `awk '{x = "xxxxxxxx"; ${'x = x x;'.repeat(40)}}' deployment.yaml`,
    },
    { story: 'a loop', script: "sed ':a;ba' deployment.yaml" },
    { story: 'a text that doubles', script: `sed '${'s/./&&/g;'.repeat(40)}' deployment.yaml` },
    { story: 'a hold space that doubles', script: `sed '${'H;G;h;'.repeat(40)}' deployment.yaml` },
    { story: 'a loop that grows', script: "sed ':a;s/$/x/;ta' deployment.yaml" },
    { story: 'texts that are added', script: `sed ':a;a ${'x'.repeat(1000)}\nba' deployment.yaml` },
    { story: 'a print in a loop', script: "sed -n ':a;p;ba' deployment.yaml" },
    { story: 'a line number in a loop', script: "sed -n ':a;=;ba' deployment.yaml" },
    { story: 'D that starts again', script: String.raw`sed 's/$/\nx/;D' deployment.yaml` },
    { story: 'a large pattern', script: `sed -E ':a;s/(.{1,900})x/x\\1/;ba' deployment.yaml` },
  ])('$story', ({ script }) => {
    const { diagnostics } = runShell(script, files, { ...LIMITS, outputCharactersMax: 20_000 })
    expect(diagnostics.map(({ code }) => code)).toEqual(['COMMAND_TEXT_LIMIT'])
  })
})
