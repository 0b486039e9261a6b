import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'

/** What GitHub's own parser finds wrong with a workflow, by its schema of workflows. */
export function workflowProblems(name: string, content: string): readonly string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  return context.errors.getErrors().map(({ message }) => message)
}
