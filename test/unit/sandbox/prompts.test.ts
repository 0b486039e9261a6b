import { describe, expect, test } from 'vitest'
import { withoutPrompts } from '../../../src/sandbox/prompts.ts'

function lines(...texts: readonly string[]): string {
  return texts.join('\n')
}

describe('prompts are taken out, and the output pasted with them', () => {
  test.each([
    {
      name: 'dollar prompts with output',
      text: lines(
        '$ kubectl apply -f a.yaml',
        'deployment.apps/web created',
        '$ kubectl get pods',
        'NAME  READY',
        'web-1  1/1',
      ),
      kept: lines('kubectl apply -f a.yaml', '', 'kubectl get pods', '', ''),
      prompts: [1, 3],
      output: [2, 4, 5],
    },
    {
      name: 'a prompt with user, host and folder',
      text: lines(
        'learner@lab:~/work$ kubectl get deploy',
        'No resources found in default namespace.',
        '[root@node ~]# kubectl get rs',
      ),
      kept: lines('kubectl get deploy', '', 'kubectl get rs'),
      prompts: [1, 3],
      output: [2],
    },
    {
      name: 'a prompt of one word before a known command',
      text: lines('controlplane $ k get nodes', 'node01 Ready'),
      kept: lines('k get nodes', ''),
      prompts: [1],
      output: [2],
    },
    {
      name: 'comments and commands without a prompt stay',
      text: lines('# Task 1', '$ kubectl get pods', 'web-1 Running', '# Task 2', 'kubectl get rs', 'web-5d 3 3 3'),
      kept: lines('# Task 1', 'kubectl get pods', '', '# Task 2', 'kubectl get rs', ''),
      prompts: [2],
      output: [3, 6],
    },
    {
      name: 'a here-document behind a prompt, with the signs bash shows',
      text: lines('$ cat <<EOF | kubectl apply -f -', '> kind: Pod', '>   a: b', '> EOF', 'pod/x created'),
      kept: lines('cat <<EOF | kubectl apply -f -', 'kind: Pod', '  a: b', 'EOF', ''),
      prompts: [1],
      output: [5],
    },
    {
      name: 'a here-document without those signs',
      text: lines('$ cat <<EOF > a.txt', 'b', 'EOF', '$ cat a.txt', 'b'),
      kept: lines('cat <<EOF > a.txt', 'b', 'EOF', 'cat a.txt', ''),
      prompts: [1, 4],
      output: [5],
    },
    {
      name: 'a quote over several lines',
      text: lines("$ kubectl patch deploy web -p '{", '  "spec": {}', "}'", 'deployment.apps/web patched'),
      kept: lines("kubectl patch deploy web -p '{", '  "spec": {}', "}'", ''),
      prompts: [1],
      output: [4],
    },
    {
      name: 'a backslash over several lines',
      text: lines('$ kubectl create deployment web \\', '>   --image=nginx', 'deployment.apps/web created'),
      kept: lines('kubectl create deployment web \\', '  --image=nginx', ''),
      prompts: [1],
      output: [3],
    },
    {
      name: 'prompts without output',
      text: lines('$ kubectl get pods', '', '$ kubectl get rs'),
      kept: lines('kubectl get pods', '', 'kubectl get rs'),
      prompts: [1, 3],
      output: [],
    },
    {
      name: 'root prompts, told by the output and by there being no command without one',
      text: lines('# kubectl apply -f a.yaml', 'deployment.apps/web created', '# kubectl get pods', 'NAME READY'),
      kept: lines('kubectl apply -f a.yaml', '', 'kubectl get pods', ''),
      prompts: [1, 3],
      output: [2, 4],
    },
  ])('$name', ({ text, kept, prompts, output }) => {
    const clean = withoutPrompts(text)
    expect(clean).toMatchObject({ text: kept, prompts, output })
  })
})

describe('files without prompts stay as they are', () => {
  test.each([
    {
      name: 'commands with comments',
      text: lines('# kubectl get pods shows them', 'kubectl get pods', '# kubectl delete pod x'),
    },
    {
      name: 'comments alone, as in a starter',
      text: lines('# kubectl apply -f deployment.yaml', '# kubectl rollout undo …', ''),
    },
    { name: 'a commented command among other shell lines', text: lines('# kubectl get pods', 'export A=1', 'cd k8s') },
    { name: 'a comment behind a command', text: 'kubectl get pods # kubectl is the client' },
    {
      name: 'a dollar inside of a here-document',
      text: lines('cat <<EOF > notes.txt', '$ kubectl get pods', 'EOF', 'kubectl get rs'),
    },
    { name: 'a variable at the start of a line', text: lines('k=kubectl', '$k get pods') },
    { name: 'an unknown command with a comment', text: 'minikube start # kubectl works then' },
  ])('$name', ({ text }) => {
    expect(withoutPrompts(text)).toEqual({ text, shifts: [], prompts: [], output: [] })
  })
})
