/** Why a template was not parsed or not executed, in Go's words: `template: :1:2: executing "" at <.Foo>: …`. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

/** What a function answers instead of a value; the evaluator says which function and where. */
export class CallError extends Error {
  override readonly name = 'CallError'
}

/**
 * The template asks for something that is not simulated: a value that nobody knows, an imaginary number, more steps or
 * characters than one template may use.
 */
export class NotSimulated extends Error {
  override readonly name = 'NotSimulated'
}

/** The output is longer than anybody keeps: what follows is not made. */
export class OutputFull extends Error {
  override readonly name = 'OutputFull'
}
