import { describe, expect, test } from 'vitest'
import { runShell } from './run-shell.ts'

const files = {
  'a.yaml': 'a\n',
  'run.sh': '#!/bin/bash\necho "ran $1 $#"\n',
  'deep/b.yaml': 'b\n',
  'x.py': '#!/usr/bin/python3\n',
}

/** What bash 5.2 with GNU coreutils 9.1 prints for the same. */
describe('files', () => {
  test.each([
    { script: 'mkdir -p /opt/course/1 && echo hi > /opt/course/1/out && cat /opt/course/1/out', expected: 'hi\n' },
    { script: 'echo hi > /opt/course/1/out', expected: 'bash: /opt/course/1/out: No such file or directory\n' },
    { script: 'echo hi > ~/out.txt; cat $HOME/out.txt', expected: 'hi\n' },
    { script: 'echo hi | tee /tmp/t; ls /tmp', expected: 'hi\nt\n' },
    { script: 'mkdir new; mkdir new', expected: "mkdir: cannot create directory 'new': File exists\n" },
    { script: 'mkdir a/b', expected: "mkdir: cannot create directory 'a/b': No such file or directory\n" },
    { script: 'mkdir -p x/y x/z; ls x; cd x/y; pwd', expected: 'y\nz\n/workspace/x/y\n' },
    { script: 'cd /tmp; pwd; echo a > f; cd - ; cat /tmp/f', expected: '/tmp\n/workspace\na\n' },
    { script: 'touch new.txt; ls new.txt; cat new.txt', expected: 'new.txt\n' },
    { script: 'cp a.yaml c.yaml; cat c.yaml; ls', expected: 'a\na.yaml\nc.yaml\ndeep\nrun.sh\nx.py\n' },
    { script: 'cp a.yaml deep; ls deep', expected: 'a.yaml\nb.yaml\n' },
    { script: 'cp deep /tmp', expected: "cp: -r not specified; omitting directory 'deep'\n" },
    { script: 'cp -r deep /tmp/copy; cat /tmp/copy/b.yaml', expected: 'b\n' },
    { script: 'cp none x', expected: "cp: cannot stat 'none': No such file or directory\n" },
    {
      script: 'cp a.yaml',
      expected: "cp: missing destination file operand after 'a.yaml'\nTry 'cp --help' for more information.\n",
    },
    { script: 'mv a.yaml z.yaml; ls; cat z.yaml', expected: 'deep\nrun.sh\nx.py\nz.yaml\na\n' },
    { script: 'mv deep wide; ls; ls wide', expected: 'a.yaml\nrun.sh\nwide\nx.py\nb.yaml\n' },
    { script: 'rm a.yaml; cat a.yaml', expected: 'cat: a.yaml: No such file or directory\n' },
    { script: 'rm deep', expected: "rm: cannot remove 'deep': Is a directory\n" },
    { script: 'rm -rf deep none; ls', expected: 'a.yaml\nrun.sh\nx.py\n' },
    { script: 'rm none', expected: "rm: cannot remove 'none': No such file or directory\n" },
    { script: 'rmdir deep', expected: "rmdir: failed to remove 'deep': Directory not empty\n" },
    { script: './run.sh a', expected: 'bash: ./run.sh: Permission denied\n' },
    { script: 'chmod +x run.sh; ./run.sh a b', expected: 'ran a 2\n' },
    { script: 'chmod 755 run.sh; chmod -x run.sh; ./run.sh', expected: 'bash: ./run.sh: Permission denied\n' },
    { script: 'chmod u+rwx,go= run.sh; $PWD/run.sh x', expected: 'ran x 1\n' },
    { script: 'chmod rwx run.sh', expected: "chmod: invalid mode: 'rwx'\nTry 'chmod --help' for more information.\n" },
    { script: './none.sh; echo $?', expected: 'bash: ./none.sh: No such file or directory\n127\n' },
    { script: 'bash run.sh a; sh ./run.sh b', expected: 'ran a 1\nran b 1\n' },
    { script: 'bash none.sh; echo $?', expected: 'bash: none.sh: No such file or directory\n127\n' },
    { script: 'bash -c "echo \\$0 \\$1; exit 3" x y; echo $?', expected: 'x y\n3\n' },
    { script: 'A=1; export B=2; bash -c \'echo "$A-$B"\'', expected: '-2\n' },
    { script: 'echo "echo piped" | bash; sh <<< "echo here"', expected: 'piped\nhere\n' },
    { script: 'echo "exit 4" > s; bash s; echo $?', expected: '4\n' },
    { script: 'bash -e -c "false; echo no"; echo $?', expected: '1\n' },
    { script: '/bin/echo a; /usr/bin/basename /x/y.sh .sh; dirname /x/y', expected: 'a\ny\n/x\n' },
    {
      script: 'echo -n s3cret | base64; echo czNjcmV0 | base64 -d; echo "!" | base64 -d',
      expected: 'czNjcmV0\ns3cretbase64: invalid input\n',
    },
    { script: 'seq 3 | tac; seq 2 2 6 | rev; seq -s , 3; seq 3 -1 1', expected: '3\n2\n1\n2\n4\n6\n1,2,3\n3\n2\n1\n' },
    {
      script: 'printf %0100d 1 | base64 | head -1 | wc -c; printf %0100d 1 | base64 -w0 | wc -c',
      expected: '77\n136\n',
    },
  ])('$script', ({ script, expected }) => {
    expect(runShell(script, files).terminal).toBe(expected)
  })

  test('what another program than a shell would run is told', () => {
    const { diagnostics } = runShell('chmod +x x.py; ./x.py', files)
    expect(diagnostics.map(({ code }) => code)).toEqual(['COMMAND_NOT_ALLOWED'])
  })

  test('a script that calls itself comes to an end', () => {
    const { diagnostics } = runShell('bash loop.sh', { 'loop.sh': 'bash loop.sh\n' })
    expect(diagnostics.map(({ code }) => code)).toContain('COMMAND_NESTED')
  })
})

test.each([
  { script: 'cat <<EOF\n$(GREETING)\nEOF', document: 'yes' },
  { script: "cat <<'EOF'\n$(GREETING)\nEOF", document: undefined },
  { script: 'cat <<EOF\n$(jq .a x)\nEOF', document: undefined },
  { script: 'echo $(GREETING)', document: undefined },
])('a variable of a container in a here-document: $script', ({ script, document }) => {
  const told = runShell(script).diagnostics.find(({ code }) => code === 'COMMAND_NOT_ALLOWED')
  expect(told?.args['document']).toBe(document)
})
