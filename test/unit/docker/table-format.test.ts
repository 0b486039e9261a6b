import { describe, expect, test } from 'vitest'
import { formatted } from '../../../src/docker/table-format.ts'

const OBJECTS = [
  { ID: '38a1957ca794', Names: 'nap', RunningFor: '5 seconds ago', Command: '"sleep 5"' },
  { ID: 'edbdcc5003db', Names: 'a-longer-name', RunningFor: '1 second ago', Command: '"bash"' },
]
const TITLES = { ID: 'CONTAINER ID', RunningFor: 'CREATED' }

describe('--format', () => {
  test.each([
    { story: 'a template', format: '{{.Names}}: {{.Command}}', stdout: 'nap: "sleep 5"\na-longer-name: "bash"\n' },
    { story: 'tabs', format: '{{.Names}}\\t{{.ID}}', stdout: 'nap\t38a1957ca794\na-longer-name\tedbdcc5003db\n' },
    {
      story: 'a table',
      format: 'table {{.Names}}\\t{{.RunningFor}}',
      stdout: 'NAMES           CREATED\nnap             5 seconds ago\na-longer-name   1 second ago\n',
    },
    {
      story: 'a table with JSON',
      format: 'table {{json .Names}}\\t{{.ID}}',
      stdout: 'NAMES             CONTAINER ID\n"nap"             38a1957ca794\n"a-longer-name"   edbdcc5003db\n',
    },
  ])('$story', ({ format, stdout }) => {
    expect(formatted('docker ps', format, OBJECTS, TITLES)).toEqual({ exit: 0, stdout })
  })

  test('a table of nothing has its titles', () => {
    expect(formatted('docker ps', 'table {{.Names}}\\t{{.ExitCode}}', [], TITLES)).toEqual({
      exit: 0,
      stdout: 'NAMES     EXIT CODE\n',
    })
  })

  test.each(['table', '{{range .}}', 'table {{upper .Names}}'])('not simulated: %s', (format) => {
    expect(formatted('docker ps', format, OBJECTS, TITLES)).toMatchObject({
      exit: 1,
      diagnostics: [{ code: 'DOCKER_NOT_SIMULATED' }],
    })
  })
})
