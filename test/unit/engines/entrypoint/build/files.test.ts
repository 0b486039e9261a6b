import { describe, expect, test } from 'vitest'
import { build, errorOf, filesOf, imageOf } from './build-text.ts'

const SMALL = 'FROM small:1\n'
const FILES = { 'app.sh': '#!/bin/sh\n', 'conf/a.txt': 'a', 'conf/sub/b.txt': 'b', 'c.txt': 'c' }

describe('COPY from the context', () => {
  test.each([
    { text: 'COPY app.sh /run.sh', files: ['/run.sh 755 "#!/bin/sh\\n"'] },
    { text: 'COPY c.txt /opt/', files: ['/opt/c.txt 644 "c"'] },
    { text: 'COPY c.txt /opt', files: ['/opt/c.txt 644 "c"'] },
    { text: 'COPY c.txt /new/place', files: ['/new/ 755', '/new/place 644 "c"'] },
    { text: 'COPY c.txt /new/place/', files: ['/new/ 755', '/new/place/ 755', '/new/place/c.txt 644 "c"'] },
    { text: 'WORKDIR /w\nCOPY c.txt .', files: ['/w/ 755', '/w/c.txt 644 "c"'] },
    { text: 'WORKDIR /w\nCOPY c.txt ./d', files: ['/w/ 755', '/w/d 644 "c"'] },
    {
      text: 'COPY conf /etc/x',
      files: ['/etc/x/ 755', '/etc/x/a.txt 644 "a"', '/etc/x/sub/ 755', '/etc/x/sub/b.txt 644 "b"'],
    },
    { text: 'COPY conf/*.txt ../c.txt /x/', files: ['/x/ 755', '/x/a.txt 644 "a"', '/x/c.txt 644 "c"'] },
    { text: 'COPY ["c.txt", "/a b"]', files: ['/a b 644 "c"'] },
    { text: 'ENV D=/d\nCOPY c.txt $D/x', files: ['/d/ 755', '/d/x 644 "c"'] },
    { text: 'COPY --chmod=700 c.txt /d/', files: ['/d/ 700', '/d/c.txt 700 "c"'] },
    { text: 'COPY --chmod=u+x,go-r c.txt /c', files: ['/c 700 "c"'] },
    { text: 'COPY --chown=5:6 c.txt /c', files: ['/c 644 5:6 "c"'] },
    { text: 'COPY --chown=nobody c.txt /c', files: ['/c 644 65534:65534 "c"'] },
    { text: 'COPY none*.txt /', files: [] },
    { text: 'ADD https://example.org/d/e.txt?x /o/', files: ['/o/ 755', '/o/e.txt 600 ?'] },
  ])('$text', ({ text, files }) => {
    expect(filesOf(`${SMALL}${text}`, { files: FILES })).toEqual(files)
  })

  test('what is not there fails with its path in the context', () => {
    expect(errorOf(`${SMALL}COPY ../x /x`)).toEqual({
      message: 'failed to compute cache key: failed to calculate checksum of ref <id>::<id>: "/x": not found',
      line: 2,
    })
  })

  test('everything wrong with the Dockerfile itself comes first', () => {
    expect(errorOf(`${SMALL}COPY nothing /\nSTOPSIGNAL x`).message).toBe('invalid signal: x')
  })
})

describe('.dockerignore', () => {
  test.each([
    { title: 'a name', rules: 'c.txt', files: ['/x/ 755', '/x/app.sh 755 "#!/bin/sh\\n"'] },
    {
      title: 'a pattern stops at slashes',
      rules: '*.txt\n# app.sh',
      files: ['/x/ 755', '/x/app.sh 755 "#!/bin/sh\\n"'],
    },
    { title: 'an exception', rules: '*\n!c.txt', files: ['/x/ 755', '/x/c.txt 644 "c"'] },
    { title: 'a leading slash', rules: '/app.sh', files: ['/x/ 755', '/x/c.txt 644 "c"'] },
  ])('$title', ({ rules, files }) => {
    const context = { 'app.sh': FILES['app.sh'], 'c.txt': 'c', '.dockerignore': `${rules}\n.dockerignore\n` }
    expect(filesOf(`${SMALL}COPY . /x`, { files: context })).toEqual(files)
  })

  test('folders and two stars', () => {
    const context = { ...FILES, '.dockerignore': 'conf\n**/*.sh\n.dockerignore' }
    expect(filesOf(`${SMALL}COPY . /x`, { files: context })).toEqual(['/x/ 755', '/x/c.txt 644 "c"'])
  })

  test('an ignored source is said to be ignored', () => {
    const result = build(`${SMALL}COPY c.txt /`, { files: { ...FILES, '.dockerignore': 'c.txt' } })
    expect(result.diagnostics).toMatchObject([{ code: 'DOCKERFILE_SOURCE_IGNORED', args: { path: 'c.txt' } }])
  })
})

describe('here-documents', () => {
  test.each([
    { text: 'ENV N=1\nCOPY <<EOF /f\n"$N" \\$N\nEOF', files: ['/f 644 "\\"1\\" $N\\n"'] },
    { text: 'ENV N=1\nCOPY <<"EOF" /f\n$N\nEOF', files: ['/f 644 "$N\\n"'] },
    { text: 'COPY --chmod=755 <<-EOF /f\n\t#!/bin/sh\n\tEOF', files: ['/f 755 "#!/bin/sh\\n"'] },
    { text: 'COPY <<a <<b /d/\n1\na\n2\nb', files: ['/d/ 755', '/d/a 644 "1\\n"', '/d/b 644 "2\\n"'] },
    { text: 'RUN <<EOF\necho 1 > /f\necho 2 >> /f\nEOF', files: ['/f 644 "1\\n2\\n"'] },
    { text: 'RUN cat <<EOF > /f\nhi\nEOF', files: ['/f 644 "hi\\n"'] },
    { text: 'RUN <<EOF\n#!/bin/sh\necho 1 > /f\nEOF', files: ['/f 644 "1\\n"'] },
  ])('$text', ({ text, files }) => {
    expect(filesOf(`${SMALL}${text}`)).toEqual(files)
  })
})

describe('files of other stages', () => {
  test.each([
    {
      title: 'a file',
      text: `FROM small:1 AS b\nRUN mkdir /o && echo x > /o/f && chmod 700 /o/f\nFROM scratch\nCOPY --from=b /o/f /g`,
      files: ['/g 700 "x\\n"'],
    },
    {
      title: 'a folder, by number',
      text: `FROM small:1\nRUN mkdir /o && echo x > /o/f\nFROM scratch\nCOPY --from=0 /o /p`,
      files: ['/p/ 755', '/p/f 644 "x\\n"'],
    },
    {
      title: 'a stage below',
      text: `FROM small:1 AS a\nCOPY c.txt /c\nFROM a\nRUN chmod 600 /c`,
      files: ['/c 600 "c"'],
    },
    { title: 'what an image may hold', text: `FROM scratch\nCOPY --from=server /usr/lib/x /x`, files: ['/x 755 ?'] },
  ])('$title', ({ text, files }) => {
    expect(filesOf(text, { files: FILES })).toEqual(files)
  })

  test('a program stays that program', () => {
    expect(imageOf('FROM scratch\nCOPY --from=small:1 /bin/busybox /bb').files.get('/bb')).toMatchObject({
      program: 'busybox',
    })
  })

  test('changes of a stage do not reach the one below', () => {
    const text = `FROM small:1 AS a\nCOPY c.txt /c\nFROM a AS b\nRUN rm /c\nFROM a`
    expect(filesOf(text, { files: FILES })).toEqual(['/c 644 "c"'])
  })

  test.each([
    { title: 'an empty image', text: 'FROM scratch AS a\nFROM small:1\nCOPY --from=a /x /x' },
    { title: 'a folder of its own', text: 'FROM small:1 AS a\nWORKDIR /app\nFROM small:1\nCOPY --from=a /app/x /x' },
  ])('what certainly is missing in $title fails', ({ text }) => {
    expect(errorOf(text).message).toContain('not found')
  })
})

describe('RUN', () => {
  test.each([
    {
      title: 'an exit code',
      text: 'RUN exit 3',
      message: 'process "/bin/sh -c exit 3" did not complete successfully: exit code: 3',
    },
    {
      title: 'a failing list',
      text: 'RUN echo "a" && false',
      message: 'process "/bin/sh -c echo \\"a\\" && false" did not complete successfully: exit code: 1',
    },
    {
      title: 'an unknown user',
      text: 'USER ghost\nRUN id',
      message:
        'process "/bin/sh -c id" did not complete successfully: unable to find user ghost: no matching entries in passwd file',
    },
  ])('$title fails', ({ text, message }) => {
    expect(errorOf(`${SMALL}${text}`).message).toBe(message)
  })

  test('an empty image has no shell', () => {
    expect(errorOf('FROM scratch\nRUN echo').message).toBe(
      'process "/bin/sh -c echo" did not complete successfully: exit code: 1',
    )
  })

  test.each([
    { title: 'a program that is not known', text: 'RUN install-everything --now' },
    { title: 'a file that may be there', text: 'RUN test -f /etc/something' },
    { title: 'after a step that was not followed', text: 'RUN apk add x\nUSER x\nRUN id' },
    { title: 'a list that goes on', text: 'RUN false || exit 0' },
  ])('$title does not fail', ({ text }) => {
    expect(build(`${SMALL}${text}`).ok).toBe(true)
  })

  test('ARG, ENV and WORKDIR are seen', () => {
    expect(filesOf(`${SMALL}ARG A=1\nENV B=2\nWORKDIR /w\nRUN echo $A$B > f`)).toEqual(['/w/ 755', '/w/f 644 "12\\n"'])
  })
})
