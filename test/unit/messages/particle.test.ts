import { expect, test } from 'vitest'
import { particle, plain, tick, ticks } from '../../../src/messages/ko/particle.ts'

test.each([
  { word: '파드', want: '파드가 파드는 파드를 파드와 파드로 파드라' },
  { word: '리비전', want: '리비전이 리비전은 리비전을 리비전과 리비전으로 리비전이라' },
  { word: '파일', want: '파일이 파일은 파일을 파일과 파일로 파일이라' },
  { word: '1', want: '1이 1은 1을 1과 1로 1이라' },
  { word: '2', want: '2가 2는 2를 2와 2로 2라' },
  { word: '3', want: '3이 3은 3을 3과 3으로 3이라' },
  { word: '10', want: '10이 10은 10을 10과 10으로 10이라' },
  { word: '127', want: '127이 127은 127을 127과 127로 127이라' },
  { word: 'web', want: 'web이 web은 web을 web과 web으로 web이라' },
  { word: 'kubectl', want: 'kubectl이 kubectl은 kubectl을 kubectl과 kubectl로 kubectl이라' },
  { word: 'nginx', want: 'nginx가 nginx는 nginx를 nginx와 nginx로 nginx라' },
  { word: 'replicas', want: 'replicas가 replicas는 replicas를 replicas와 replicas로 replicas라' },
  { word: 'image', want: 'image가 image는 image를 image와 image로 image라' },
  { word: 'name', want: 'name이 name은 name을 name과 name으로 name이라' },
  { word: 'ReplicaSet', want: 'ReplicaSet이 ReplicaSet은 ReplicaSet을 ReplicaSet과 ReplicaSet으로 ReplicaSet이라' },
  { word: 'ping', want: 'ping이 ping은 ping을 ping과 ping으로 ping이라' },
  { word: 'restart', want: 'restart가 restart는 restart를 restart와 restart로 restart라' },
  { word: 'Dockerfile', want: 'Dockerfile이 Dockerfile은 Dockerfile을 Dockerfile과 Dockerfile로 Dockerfile이라' },
  { word: 'exec "$@"', want: 'exec "$@"이 exec "$@"은 exec "$@"을 exec "$@"과 exec "$@"으로 exec "$@"이라' },
  { word: '&&', want: '&&이(가) &&은(는) &&을(를) &&과(와) &&(으)로 &&(이)라' },
])('the particles of $word', ({ word, want }) => {
  const which = ['이', '은', '을', '과', '으로', '이라'] as const
  expect(which.map((each) => word + particle(word, each)).join(' ')).toBe(want)
})

test.each([
  [
    'closed',
    'spec exec sync.spec app java-app web map sleep group webhook rollout timeout template type volumeType stack',
  ],
  ['closed', 'RUN json SIGTERM engine volume ReplicaSet secret nap ConfigMap docker/build-context/script.zip'],
  ['open', '25% 30% 100% CMD ENTRYPOINT HEALTHCHECK ENV ubuntu state RollingUpdate check exit ok root node pod job/a'],
  ['open', 'Deployment service.yaml/x 500Mi 30s --watch=false commands.sh loop/a rest nginx:1.2 "$@" && exit'],
  ['ㄹ', 'kubectl deployment.yaml label file SIGKILL nginx:1.27 -r shell curl'],
])('what ends %s: %s', (ending, words) => {
  const wanted = { closed: '은 으로 이어야', open: '는 로 여야', ㄹ: '은 로 이어야' }[ending]
  for (const word of words.split(' ').filter((each) => /[a-z0-9]/i.test(each))) {
    const got = (['은', '으로', '이어야'] as const).map((which) => particle(word, which)).join(' ')
    expect([word, got]).toEqual([word, wanted])
  }
})

test('names are put in backticks, and a list takes the particle of its last', () => {
  expect(tick('web', '은')).toBe('`web`은')
  expect(tick('web')).toBe('`web`')
  expect(tick(undefined)).toBe('``')
  expect(ticks('a, kubectl', '을')).toBe('`a`, `kubectl`을')
  expect(ticks('', '을')).toBe('')
  expect(plain(3, '이')).toBe('3이')
})
