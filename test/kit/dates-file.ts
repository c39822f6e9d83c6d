/** The lines of a calendar file as RFC 5545 reads them: unfolded. */
export const linesOf = (file: Buffer | string): string[] =>
  file.toString().replaceAll('\r\n ', '').split('\r\n')

const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))

/** The events of a calendar file, each property under its name. */
export const eventsIn = (file: Buffer | string): Record<string, string>[] => {
  const events: Record<string, string>[] = []
  let inAlarm = false
  for (const line of linesOf(file)) {
    if (line === 'BEGIN:VEVENT') events.push({})
    if (line === 'BEGIN:VALARM') inAlarm = true
    if (line === 'END:VALARM') inAlarm = false
    const at = line.indexOf(':')
    const event = events.at(-1)
    if (event && !inAlarm && at > 0) event[line.slice(0, at)] = unescaped(line.slice(at + 1))
  }
  return events
}
