import type { SourceFile } from '../../domain/submission.ts'

/**
 * The workflow of an instructor's repository: grades the sources anew and compares. It is started by hand, and again whenever results or submissions
 * are pushed. Learners have no part in that repository.
 */
export function auditFiles(): readonly SourceFile[] {
  const text = `# Grades every submission anew and names the results that are not what their sources give.
name: audit
on:
  workflow_dispatch:
  push:
    paths: [results.json, "submissions/**", "exercises/**"]
permissions:
  contents: read
jobs:
  audit:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 22
      - run: npm ci --no-audit --no-fund
      - run: npx --no-install grade audit results.json --submissions submissions
`
  return [{ path: '.github/workflows/audit.yml', text, executable: false }]
}
