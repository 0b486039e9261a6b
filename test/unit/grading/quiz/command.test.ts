import { describe, expect, test } from 'vitest'
import { gradeAnswers, quizOf } from '../../../support/quiz.ts'

const ROLLED = `
    - run: kubectl create deployment web --image=nginx:1.25 --replicas=3
    - run: kubectl set image deployment/web nginx=nginx:1.26`

function resultOf(block: string, answer: string) {
  const indented = answer.split('\n').map((line) => `  ${line}`)
  return gradeAnswers(quizOf(block), `q: |\n${indented.join('\n')}\n`).checks[0]
}

function command(right: string, steps = ROLLED): string {
  return `id: q\ncommand:\n  ask: Which?\n  steps:${steps}\n  right: ${JSON.stringify(right)}\n`
}

describe('any spelling with the same effect is right', () => {
  test.each([
    ['kubectl rollout undo deployment/web', 'kubectl rollout undo deploy web --to-revision=1'],
    ['kubectl rollout undo deployment/web', 'kubectl set image deployments.apps/web *=nginx:1.25'],
    ['kubectl rollout undo deployment/web', 'alias k=kubectl\nk rollout undo deploy/web'],
    ['kubectl rollout undo deployment/web', '$ kubectl rollout undo deployment web'],
    ['kubectl scale deployment/web --replicas=5', `kubectl patch deploy web -p '{"spec":{"replicas":5}}'`],
    ['kubectl rollout restart deployment/web', 'kubectl get deploy\nkubectl rollout restart deploy web'],
    ['kubectl delete deployment web', 'kubectl delete deploy/web --wait=false'],
    ['kubectl expose deployment web --port=80', 'kubectl expose deploy/web --port 80 --target-port 80'],
    ['kubectl rollout history deployment/web', 'kubectl rollout history deploy web'],
    ['kubectl get rs', 'kubectl get replicasets'],
    ['docker run -d ubuntu sleep 5', 'docker run --detach ubuntu:latest sleep 5'],
    ['docker run --name s -d nginx', 'docker run -d --name=s nginx'],
    ['docker run -d ubuntu sleep 60', 'docker run --name longer -d ubuntu sleep 1m'],
    ['docker run -d ubuntu sleep 60', "docker run -d ubuntu sh -c 'sleep 20; sleep 40'"],
    ['docker run ubuntu cat /etc/hostname', "docker run --entrypoint sh ubuntu -c 'cat < /etc/hostname'"],
    ['docker run -d ubuntu sleep infinity', 'docker run --detach ubuntu sleep infinity'],
  ])('%s: %s', (right, answer) => {
    expect(resultOf(command(right), answer)).toMatchObject({ verdict: 'passed', points: 1, diagnostics: [] })
  })
})

describe('another effect is wrong, and it is said which', () => {
  test.each([
    ['kubectl rollout undo deployment/web', 'kubectl rollout undo deploy web --to-revision=2', 'EFFECT_NONE'],
    ['kubectl rollout undo deployment/web', 'kubectl rollout undo deploy web --to-revision=9', 'COMMAND_FAILED'],
    ['kubectl rollout undo deployment/web', 'kubectl set image deploy/web nginx=nginx:1.24', 'EFFECT_DIFFERS'],
    ['kubectl scale deployment/web --replicas=5', 'kubectl scale deployment/web --replicas=4', 'EFFECT_DIFFERS'],
    ['kubectl rollout restart deployment/web', 'kubectl delete pods --all', 'EFFECT_NONE'],
    ['kubectl delete deployment web', 'kubectl scale deployment web --replicas=0', 'EFFECT_OBJECT_LEFT'],
    ['kubectl expose deployment web --port=80', 'kubectl get deploy', 'EFFECT_NONE'],
    ['kubectl rollout history deployment/web', 'kubectl get deployment web', 'EFFECT_OUTPUT_DIFFERS'],
    ['kubectl get rs', 'echo', 'EFFECT_OUTPUT_DIFFERS'],
    ['docker run -d ubuntu sleep 5', 'docker run -d ubuntu sleep 6', 'EFFECT_CONTAINERS_DIFFER'],
    ['docker run --name s -d nginx', 'docker run -d nginx', 'EFFECT_CONTAINERS_DIFFER'],
    ['docker run -d ubuntu sleep 60', 'docker run ubuntu sleep 60', 'EFFECT_CONTAINERS_DIFFER'],
    ['docker run -d ubuntu sleep 60', 'docker run -d ubuntu sh -c "sleep 60; exit 3"', 'EFFECT_CONTAINERS_DIFFER'],
    ['docker run -d ubuntu sleep 60', 'docker run -d ubuntu sh -c "echo up; sleep 60"', 'EFFECT_CONTAINERS_DIFFER'],
    ['docker run -d ubuntu sleep infinity', 'docker run -d ubuntu tail -f /dev/null', 'EFFECT_CONTAINERS_DIFFER'],
    ['docker run ubuntu echo a', 'docker run ubuntu echo b', 'EFFECT_CONTAINERS_DIFFER'],
    ['docker run -d ubuntu sleep 60', 'docker run -d ubuntu sleep sixty', 'EFFECT_CONTAINERS_DIFFER'],
  ])('%s: %s', (right, answer, code) => {
    expect(resultOf(command(right), answer)).toMatchObject({ verdict: 'failed', points: 0, reasons: [{ code }] })
  })
})

test('a container that failed is shown with what it said', () => {
  expect(resultOf(command('docker run -d ubuntu sleep 60'), 'docker run -d ubuntu sleep sixty')?.reasons).toMatchObject(
    [{ args: { actual: `ubuntu "sleep sixty" Exited (1): sleep: invalid time interval 'sixty'` } }],
  )
})

test('an image that is built differently is another effect', () => {
  const block = `
id: q
command:
  ask: Build it
  files: { Dockerfile: "FROM alpine\\nARG WORD=a\\nENV WORD=$WORD\\n" }
  right: docker build -t x --build-arg WORD=b .`
  expect(resultOf(block, 'docker build . --tag x --build-arg=WORD=b')?.verdict).toBe('passed')
  expect(resultOf(block, 'docker build -t x .')).toMatchObject({
    verdict: 'failed',
    reasons: [{ code: 'EFFECT_IMAGES_DIFFER' }],
  })
})

describe('checks instead of a command', () => {
  const block = `id: q\ncommand:\n  ask: Which?\n  steps:${ROLLED}\n  expect:\n    - replicas: 5\n    - ran: { has: [kubectl, scale] }\n`

  test('all have to pass', () => {
    expect(resultOf(block, 'kubectl scale deploy web --replicas 5')?.verdict).toBe('passed')
    expect(resultOf(block, `kubectl patch deploy web -p '{"spec":{"replicas":5}}'`)?.verdict).toBe('failed')
  })

  test('the first that fails is told at its line of answers.yaml', () => {
    const result = resultOf(block, 'kubectl get deploy\nkubectl scale deploy web --replicas=4')
    expect(result).toMatchObject({ verdict: 'failed', expected: 5, actual: 4 })
    expect(result?.evidence).toMatchObject([
      {
        range: { file: 'answers.yaml', start: { line: 3, column: 3 } },
        excerpt: '  kubectl scale deploy web --replicas=4',
      },
    ])
  })
})

test("a command that is not allowed is told at its place, and the reference that fails is the author's mistake", () => {
  const report = gradeAnswers(quizOf(command('kubectl rollout undo deployment/web')), 'q: vim web.yaml\n')
  expect(report.checks).toMatchObject([{ verdict: 'failed' }])
  expect(report.diagnostics).toMatchObject([{ range: { file: 'answers.yaml', start: { line: 1, column: 4 } } }])
  const broken = gradeAnswers(quizOf(command('kubectl rollout undo deployment/api')), 'q: ls\n')
  expect(broken.checks).toMatchObject([{ verdict: 'ungradable' }])
  expect(broken.diagnostics).toMatchObject([{ code: 'ANSWER_KEY_NOT_COMPUTED', range: { file: 'README.md' } }])
})

test('a list of commands, and nothing but texts in it', () => {
  const exercise = quizOf(command('kubectl rollout undo deployment/web'))
  expect(gradeAnswers(exercise, 'q: [kubectl get deploy, kubectl rollout undo deploy/web]\n').verdict).toBe('passed')
  expect(gradeAnswers(exercise, 'q: [1, 2]\n').diagnostics).toMatchObject([{ code: 'ANSWER_TYPE_WRONG' }])
})
