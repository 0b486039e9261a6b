import { expect, test } from 'vitest'
import { dockerfileHelp } from '../../../src/messages/en/dockerfile-help.ts'

test.each([
  { message: 'unknown instruction: FORM (did you mean FROM?)', want: 'write `FROM`' },
  {
    message: 'unknown instruction: ENTRYPOINT: (did you mean ENTRYPOINT?)',
    want: 'an instruction has no colon: write `ENTRYPOINT` and a blank',
  },
  { message: 'unknown instruction: CMD["5"]', want: 'put a blank between `CMD` and what follows it' },
  { message: 'unknown instruction: please', want: 'begin every line with an instruction' },
  { message: 'arrays must be comprised of strings only', want: 'put every word of the list in double quotes' },
  { message: 'no build stage in current context', want: 'begin the Dockerfile with `FROM`' },
  {
    message: 'ubunt: failed to resolve source metadata for x: <no network> (did you mean ubuntu?)',
    want: 'did you mean `ubuntu`?',
  },
  {
    message: 'failed to compute cache key: failed to calculate checksum of ref a::b: "/entry.sh": not found',
    want: 'there is no `entry.sh` in the build context',
  },
  { message: 'ENTRYPOINT requires at least one argument', want: 'write behind the instruction what it needs' },
  { message: 'something new', want: 'the build ended at this place' },
])('$message', ({ message, want }) => {
  expect(dockerfileHelp(message)).toContain(want)
})
