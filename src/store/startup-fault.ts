/**
 * A start that cannot succeed until somebody changes something outside the program. The message is one sentence
 * of what happened and one of what to do; main prints it without a stack and exits 1.
 */
export class StartupFault extends Error {
  override readonly name = 'StartupFault'

  constructor(happened: string, remedy: string, options?: ErrorOptions) {
    super(`${happened} ${remedy}`, options)
  }
}
