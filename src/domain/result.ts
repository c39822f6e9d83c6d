/**
 * What a use-case answers: its value, or the fact that stood in the way. A refusal is expected and is worded
 * to the person at `refusals:<code>`; whatever nobody expects is thrown.
 */
export type Refused<Code extends string> = Readonly<{ ok: false; refusal: Code }>
export type Done<Value> = Readonly<{ ok: true; value: Value }>
export type Result<Value, Code extends string> = Done<Value> | Refused<Code>

export const done = <Value>(value: Value): Done<Value> => ({ ok: true, value })

export const refused = <Code extends string>(refusal: Code): Refused<Code> => ({ ok: false, refusal })
