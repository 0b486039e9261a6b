import type { Args } from '../../domain/diagnostic.ts'
import { count, names } from '../list.ts'
import type { MessageText } from '../message-text.ts'
import { editText } from './mutation.ts'

const didYouMean = ({ meant }: Args): string | undefined =>
  meant === undefined ? undefined : `did you mean \`${meant}\`?`

/** How a check turned out, as a clause. */
function outcome(check: string, verdict: string | number | undefined): string {
  if (verdict === 'ungradable') return `${check} cannot be graded`
  if (verdict === 'errored') return `${check} ran into a mistake of ours`
  return `${check} ${verdict === 'skipped' ? 'is skipped' : verdict === 'passed' ? 'passes' : 'fails'}`
}

export const VERIFY_MESSAGES = {
  SOLUTION_MISSING: {
    message: ({ id }) => `\`${id}\` has no solution`,
    help: ({ id }) => `put an answer with full marks into \`solutions/${id}\``,
  },
  SOLUTION_FILE_MISSING: {
    message: ({ file }) => `the solution has no \`${file}\``,
    help: ({ file }) => `write it, or list it as \`"${file}?"\` if nobody has to hand it in`,
  },
  SOLUTION_CHECK_FAILS: {
    message: ({ check, verdict }) => `for the solution ${outcome(names(check), verdict)}`,
    help: ({ id }) => `mend the check or the solution; \`grade ${id} solutions/${id}\` shows the whole report`,
  },
  STEP_NOT_SIMULATED: {
    message: ({ command }) => `\`${command}\` is not simulated, so this step does nothing`,
    help: () => 'reach the same with a command that is simulated, or let a check look at the object itself',
  },
  STEP_MISSPELT: {
    message: ({ command, said }) =>
      said === undefined
        ? `there is no command \`${command}\`, so this step does nothing`
        : `\`${command}\` fails, whatever is handed in: ${said}`,
    help: (args) => didYouMean(args),
  },
  STEP_FAILS: {
    message: ({ command, said }) => `\`${command}\` fails, also for the solution: ${said}`,
    help: ({ kind, exists }) =>
      exists === undefined || exists === ''
        ? 'where it is meant to fail, let a check say so: `output: { exit: 1 }`'
        : `the ${kind} names that exist: ${names(exists)}`,
  },
  STARTER_MISSING: {
    message: () => 'there is no starter, so learners begin with nothing',
    help: ({ files }) => `put what learners begin with into the folder \`starter\`: ${names(files)}`,
  },
  STARTER_PASSES: {
    message: () => 'the starter gets full marks, so nothing is left to do',
    help: () => 'take something out of the starter that the checks ask for',
  },
  FILE_NOT_HANDED_IN: {
    message: ({ file }) => `\`${file}\` is none of the files that are handed in, so it is not used`,
    help: ({ files }) => `the front matter lists ${names(files)}`,
  },
  CASES_MISSING: {
    message: () => 'no wrong answer is known, so nothing shows that the checks can fail',
    help: () => 'put one into `wrong/NAME` and list it in `cases.yaml` with the checks that it fails',
  },
  CASE_UNLISTED: {
    message: ({ part, name }) => `\`${part}/${name}\` is not listed in cases.yaml`,
    help: (args) => didYouMean(args) ?? `list \`${args['name']}:\` under \`${args['part']}:\``,
  },
  CASE_WITHOUT_FOLDER: {
    message: ({ part, name }) => `there is no folder \`${part}/${name}\``,
    help: (args) => didYouMean(args) ?? 'make it, with the files that differ from the solution',
  },
  CASE_CHECK_UNKNOWN: {
    message: ({ check }) => `there is no check \`${check}\``,
    help: (args) => didYouMean(args) ?? `checks: ${names(args['checks'])}`,
  },
  CASE_OMITS_NOTHING: {
    message: ({ file }) => `the solution has no \`${file}\` that could be omitted`,
    help: (args) => didYouMean(args),
  },
  CASE_CHANGES_NOTHING: {
    message: ({ part, name, unused }) =>
      unused === undefined
        ? `\`${part}/${name}\` is the same as the solution`
        : `\`${part}/${name}\` changes nothing: ${names(unused)} is not handed in`,
    help: () => 'change something in it that is handed in, or remove it',
  },
  CASE_PASSES: {
    message: ({ name }) => `the wrong answer \`${name}\` gets full marks`,
    help: () => 'add a check that notices what is wrong with it, or move it to `right`',
  },
  CASE_CHECK_PASSES: {
    message: ({ name, check, verdict }) => `\`${name}\` is to fail \`${check}\`, but ${outcome('it', verdict)}`,
    help: ({ verdict }) =>
      verdict === 'skipped'
        ? 'a check whose needs are not met does not fail: remove it from the list'
        : 'make the check stricter, or remove it from the list',
  },
  CASE_CHECK_FAILS: {
    message: ({ name, check }) => `\`${name}\` fails ${names(check)}, which is not listed`,
    help: ({ check }) => `add ${names(check)} to \`fails:\`, or let it \`needs:\` a check that fails first`,
  },
  CASE_CHECK_UNGRADABLE: {
    message: ({ name, check, verdict }) => `for \`${name}\` ${outcome(names(check), verdict)}`,
    help: () => 'a known answer has to be gradable: declare its images, and use what is simulated',
  },
  RIGHT_CHECK_FAILS: {
    message: ({ name, check, verdict }) => `for the right answer \`${name}\` ${outcome(names(check), verdict)}`,
    help: () => 'let the check accept it, or move the answer to `wrong`',
  },
  CHECK_NEVER_FAILS: {
    message: ({ check }) => `nothing makes \`${check}\` fail: neither the starter, nor a wrong answer, nor a mutant`,
    help: () => 'add a wrong answer that fails it, or remove the check',
  },
  PROSE_UNFINISHED: {
    message: ({ what }) => `still to be written: ${what}`,
    help: () => 'write it, and remove the line',
  },
  LINK_BROKEN: {
    message: ({ target }) => `there is nothing at \`${target}\``,
    help: () => 'a relative link starts at the folder of this file',
  },
  LINK_ANCHOR_BROKEN: {
    message: ({ anchor, file }) => `\`${file}\` has no heading with the anchor \`#${anchor}\``,
    help: (args) => didYouMean(args) ?? 'an anchor is its heading in small letters, with `-` for blanks',
  },
  MUTANT_SURVIVES: {
    message: (args) => `full marks also with ${editText(args)}`,
    help: () => 'add a check that notices it; if it is right as well, show it in a case in `right`',
  },
  MUTANTS_FEW: {
    message: ({ counted }) => `only ${count(counted, 'mutant')} of the solution count, so the score says little`,
    help: ({ min }) => `with at least ${min} it says something: let the answer hold more that can go wrong`,
  },
  MUTATION_SCORE_LOW: {
    message: ({ killed, counted, score, min }) =>
      `the checks notice ${killed} of ${counted} mistakes in the solution: ${score}%, but at least ${min}% are wanted`,
    help: () => 'every mutant that survives is listed with its place',
  },
} as const satisfies Record<string, MessageText>
