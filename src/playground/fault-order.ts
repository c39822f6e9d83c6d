import { FAULT_KINDS, type Fault, type OutageStyle } from './fault.ts'
import type { Parameters } from './parameters.ts'

export const parseFault = (fields: Parameters): Omit<Fault, 'times'> & { times?: number } => {
  const kind = FAULT_KINDS.find(known => known === fields.string('kind'))
  if (!kind) throw new Error(`kind is one of ${FAULT_KINDS.join(', ')}`)
  const method = fields.string('method')
  const style = fields.string('style')
  if (style !== undefined && !isStyle(style)) throw new Error('style is error or reset')
  return {
    kind,
    ...(method && { method }),
    ...(style && { style }),
    ...optionalNumbers(fields, ['chatId', 'times', 'retryAfter', 'milliseconds', 'copies']),
  }
}

const isStyle = (style: string): style is OutageStyle => style === 'error' || style === 'reset'

const optionalNumbers = <Name extends string>(fields: Parameters, names: readonly Name[]) => {
  const numbers: Partial<Record<Name, number>> = {}
  for (const name of names) {
    const value = fields.integer(name)
    if (value !== undefined) numbers[name] = value
  }
  return numbers
}
